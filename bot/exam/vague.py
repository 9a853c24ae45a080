"""The exam of messages that could be about anything: is the visitor asked back, and not taken at half a word?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.understanding.reading import Reading
from bot.understanding.understand import Understander


@dataclass(frozen=True)
class Half:
    """Half a word: a vague text, how it was read on a page in its language, and what may be acted upon all the same."""

    text: str
    language: str
    acceptable: frozenset[str]
    reading: Reading

    @property
    def is_right(self) -> bool:
        """Not acted upon, or as one of the intents that the text may well have."""
        return not self.reading.understood or self.reading.intent in self.acceptable


@dataclass(frozen=True)
class Patience:
    """Shares from 0 to 1; nan if there was nothing to measure."""

    sentences: int
    right: float
    """Not acted upon, or as the exam allows."""
    asked_back: float
    not_understood: float
    acted: float
    """Acted upon as the exam allows."""


ROWS = {
    "right": ("not taken for something else", "≥ 90 %"),
    "asked_back": ("asked back with two readings", ""),
    "not_understood": ("offered the commonest matters", ""),
    "acted": ("acted upon as may be", ""),
}


def hear_out(understander: Understander, path: Path) -> list[Half]:
    """Every text of a file that maps a language's code to texts, or to `{text: …, or: [intents to act upon]}`.

    Raises:
        OSError: there is no such file.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    halves = []
    for language, group in content.items():
        for one in group:
            text, acceptable = (one, []) if isinstance(one, str) else (one["text"], one["or"])
            reading = understander.understand(text, page=language).reading
            halves.append(Half(text, language, frozenset(acceptable), reading))
    return halves


def measure_patience(halves: Sequence[Half]) -> Patience:
    """All measures of some texts."""
    return Patience(
        sentences=len(halves),
        right=_share([one.is_right for one in halves]),
        asked_back=_share([one.reading.verdict == "ask_back" for one in halves]),
        not_understood=_share([one.reading.verdict == "nothing" for one in halves]),
        acted=_share([one.reading.understood and one.is_right for one in halves]),
    )


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else float("nan")
