"""The files that a new language needs, as far as a program can write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.new_language.outline import outline
from bot.unfinished import MARK

# Each is written anew in the new language, from the fallback language's; so is every `data/*/<language>.yml`.
COPIED = ("texts/{}.yml", "articles/{}/_sections.yml")
EXAMS = {
    "tests/nlu/{}.yml": "Held out: nobody who wrote or tunes reads them. Fifteen or more for each intent.",
    "tests/nlu/tuning/{}.yml": "Held out from training; for tuning only. Eight or more for each intent.",
}
MEANINGS = "data/intents.yml"


def skeletons(root: Path, code: str, name: str, fallback: str) -> Iterator[tuple[str, str]]:
    """(path from the top, content) of each file that the language `code`, by its own name `name`, needs.

    Raises:
        OSError, yaml.YAMLError: a file that they are made from is missing or cannot be read.
    """
    of_data = [f"data/{path.parent.name}/{{}}.yml" for path in sorted((root / "data").glob(f"*/{fallback}.yml"))]
    for pattern in (*COPIED, *of_data):
        source = pattern.format(fallback)
        what = f"# {name}, begun from {source}. A value that begins with {MARK.strip()} is not written yet.\n"
        yield pattern.format(code), what + _begun((root / source).read_text("utf-8"))
    meanings = yaml.safe_load((root / MEANINGS).read_text("utf-8"))
    for intent, meaning in meanings.items():
        yield f"data/nlu/{code}/{intent}.yml", _lessons(intent, meaning, name)
    for pattern, what in EXAMS.items():
        yield pattern.format(code), _exam(meanings, what, name)


def write_missing(root: Path, files: Iterator[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Write the files that are not there, and no other: (paths written, paths left as they are)."""
    written: list[str] = []
    left: list[str] = []
    for path, content in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        try:
            with (root / path).open("x", encoding="utf-8") as file:
                file.write(content)
            written.append(path)
        except FileExistsError:
            left.append(path)
    return written, left


def _begun(source: str) -> str:
    """Words are written anew, key by key. What visitors say is never translated: a list of that is begun empty."""
    if not isinstance(yaml.safe_load(source), list):
        return outline(source)
    comments = [line for line in source.splitlines() if line.startswith("#")]
    return "\n".join([*comments, "[]", ""])


def _lessons(intent: str, meaning: Mapping[str, Any], name: str) -> str:
    """An NLU file without a sentence."""
    how = f"# {name}: one sentence a line, as somebody would type it, each behind four blanks and a hyphen.\n"
    return f'{_meaning(meaning)}{how}version: "3.1"\nnlu:\n- intent: {intent}\n  examples: |\n'


def _exam(meanings: Mapping[str, Mapping[str, Any]], what: str, name: str) -> str:
    parts = (f"{_meaning(meaning)}{intent}: []\n" for intent, meaning in meanings.items())
    return f"# {name}. {what}\n# By somebody else than those who write the training sentences.\n\n" + "\n".join(parts)


def _meaning(meaning: Mapping[str, Any]) -> str:
    border = f"# Not this: {meaning['not']}.\n" if "not" in meaning else ""
    return f"# Whoever writes this {meaning['means']}.\n{border}"
