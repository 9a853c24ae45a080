"""Languages that somebody has begun to add: held to the same rules as the spoken ones until they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.data_check.problem import Problem
from bot.language.languages import Languages
from bot.texts import FOREIGN

JOINING_WORDS = "data/joining_words.yml"


def languages(root: Path) -> tuple[str, ...]:
    """The spoken languages in their order, then those that have texts or a folder of sentences already."""
    spoken = Languages.load(root / "languages.yml").spoken
    begun = {path.stem for path in (root / "texts").glob("*.yml") if path.name != FOREIGN}
    begun |= {path.name for path in (root / "data" / "nlu").iterdir() if path.is_dir()}
    return (*spoken, *sorted(begun - spoken.keys()))


def problems(root: Path) -> Iterator[Problem]:
    """A language whose joining words nobody has listed, and one that is not spoken yet."""
    spoken = Languages.load(root / "languages.yml").spoken
    joining = yaml.safe_load((root / JOINING_WORDS).read_text("utf-8"))
    for code in languages(root):
        if not joining.get(code):
            yield Problem(JOINING_WORDS, code, "is missing")
        if code not in spoken:
            yield Problem("languages.yml", f"spoken.{code}", "is missing; write it when nothing else is")
