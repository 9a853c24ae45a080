"""Lessons as Rasa training data, for a person to move each sentence to where it belongs, or to throw it away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.learning.lesson import Lesson

HEAD = """# Unclear messages ({language}), each block under the intent that it probably has: visitors chose it, or the
# model thought so. Read every line, move what is wrong, drop what teaches nothing, then copy the rest into
# data/nlu/{language}/.
version: "3.1"
nlu:
"""


def write(lessons: Iterable[Lesson], folder: Path) -> list[Path]:
    """`<folder>/<language>.yml` for each language; gives their paths.

    Raises:
        OSError: the folder cannot be written.
    """
    by_language: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        by_language.setdefault(lesson.language, []).append(lesson)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for language, theirs in sorted(by_language.items()):
        paths.append(folder / f"{language}.yml")
        blocks = "\n".join(_block(lesson) for lesson in sorted(theirs, key=lambda one: (one.proposal, -one.count)))
        paths[-1].write_text(HEAD.format(language=language) + blocks, "utf-8")
    return paths


def _block(lesson: Lesson) -> str:
    """The texts are single lines, so nothing in them can end the block."""
    by = "visitors chose it" if lesson.chosen_by_visitors else "the model thought so"
    about = f"{lesson.why.value.replace('_', ' ')}, seen {lesson.count} times, {by}"
    lines = "".join(f"    - {text}\n" for text in lesson.texts)
    return f"- intent: {lesson.proposal} # {about}\n  examples: |\n{lines}"
