"""The exam of languages that nobody speaks: is each message recognised as such, and called by its right name?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.exam.measures import SHORT
from bot.language.choose import Choice, choose
from bot.language.detect import Detector
from bot.language.languages import Languages


@dataclass(frozen=True)
class Heard:
    """A foreign text, its language, and what is heard without a page and on a page in the fallback language."""

    text: str
    language: str
    alone: Choice
    on_page: Choice


@dataclass(frozen=True)
class Recognised:
    """Shares from 0 to 1; nan if there was nothing to measure."""

    sentences: int
    recognised: float
    """Heard as a language that is not spoken."""
    recognised_short: float
    named: float
    """And called by its right name."""
    recognised_on_page: float
    """On a page whose language is known, and is the fallback language."""


ROWS: Mapping[str, tuple[str, str]] = {
    "recognised": ("recognised as not spoken", "≥ 97 %"),
    "recognised_short": ("the same, one to five words", ""),
    "named": ("called by its right name", ""),
    "recognised_on_page": ("recognised on an English page", "≥ 97 %"),
}


def hear(detector: Detector, languages: Languages, path: Path) -> list[Heard]:
    """Every text of a file that maps a language's code to texts.

    Raises:
        OSError: there is no such file.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    heard = []
    for language, texts in content.items():
        for text in texts:
            said = detector.evidence(text)
            on_page = choose(said, languages, page=languages.fallback)
            heard.append(Heard(text, language, choose(said, languages), on_page))
    return heard


def measure_foreign(heard: Sequence[Heard]) -> Recognised:
    """All measures of some texts."""
    short = [one for one in heard if len(one.text.split()) <= SHORT]
    return Recognised(
        sentences=len(heard),
        recognised=_share([one.alone.foreign is not None for one in heard]),
        recognised_short=_share([one.alone.foreign is not None for one in short]),
        named=_share([one.alone.foreign == one.language for one in heard]),
        recognised_on_page=_share([one.on_page.foreign is not None for one in heard]),
    )


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else float("nan")
