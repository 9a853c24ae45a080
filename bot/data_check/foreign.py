"""`texts/foreign.yml`: the same keys and places for every language, each of which is recognised and not spoken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.data_check.problem import Problem
from bot.language.languages import Languages
from bot.texts import FOREIGN, Texts

FILE = f"texts/{FOREIGN}"
# Each sentence with the places that it must have.
EXPECTED = {"speak": {"company", "spoken"}, "write": {"team"}, "contact": set[str]()}


def problems(root: Path) -> Iterator[Problem]:
    """Each with its language and key."""
    languages, texts = Languages.load(root / "languages.yml"), Texts.load_foreign(root / "texts")
    for code in texts.languages:
        if code not in languages.recognised:
            yield Problem(FILE, code, "is not recognised by languages.yml, so nobody would ever be told this")
        for key in sorted(EXPECTED.keys() - texts.keys(code)):
            yield Problem(FILE, f"{code}.{key}", "is missing")
        for key in sorted(texts.keys(code) - EXPECTED.keys()):
            yield Problem(FILE, f"{code}.{key}", "is said nowhere")
        for key in sorted(texts.keys(code) & EXPECTED.keys()):
            odd = texts.places(code, key) ^ EXPECTED[key]
            if odd:
                yield Problem(FILE, f"{code}.{key}", f"must have these places and no other: {sorted(EXPECTED[key])}")
