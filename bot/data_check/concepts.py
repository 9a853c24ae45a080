"""Concepts and the names of sections: the same keys in every language, and a word for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.data_check import begun
from bot.data_check.problem import Problem, summed_up
from bot.language.languages import Languages
from bot.unfinished import is_unfinished

# The files that have the fallback language's keys; a Help Center may lack a language altogether.
NEEDED, OPTIONAL = "data/concepts/{}.yml", "articles/{}/_sections.yml"


def problems(root: Path) -> Iterator[Problem]:
    """Each with its file and key."""
    fallback = Languages.load(root / "languages.yml").fallback
    for pattern in (NEEDED, OPTIONAL):
        expected = _read(root / pattern.format(fallback))
        for code in begun.languages(root):
            file = pattern.format(code)
            if (root / file).exists():
                yield from _one(file, _read(root / file), expected)
            elif pattern == NEEDED:
                yield Problem(file, "", "is missing")


def _one(file: str, words: dict[str, str], expected: dict[str, str]) -> Iterator[Problem]:
    missing = [key for key in expected if key not in words or is_unfinished(words[key])]
    yield from summed_up(file, missing, "is not translated")
    for key in sorted(words.keys() - expected.keys()):
        yield Problem(file, key, "is in no other language")


def _read(path: Path) -> dict[str, str]:
    """Nothing for a file that is not there: an operator's articles may have no sections."""
    content = yaml.safe_load(path.read_text("utf-8")) if path.exists() else None
    return {str(key): str(value) for key, value in (content or {}).items()}
