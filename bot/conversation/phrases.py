"""Words that do what a button does, from `data/spoken_buttons.yml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "data/spoken_buttons.yml"
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The bare words of a text: no case, no accents, no punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(one for one in letters if not unicodedata.combining(one))))


@dataclass(frozen=True)
class Phrases:
    """Those of one language, as plain words."""

    around: frozenset[str]
    channels: Mapping[str, str]
    parts: Mapping[str, str]
    places: Mapping[str, int]
    done: frozenset[str]
    cancel: frozenset[str]
    start_over: frozenset[str]

    def channel(self, said: str) -> str | None:
        """The channel that plain words name, and nothing besides."""
        return self.channels.get(said) or self.channels.get(self._bare(said))

    def part(self, said: str) -> str | None:
        """The part of a ticket that plain words want to change."""
        return self.parts.get(self._bare(said))

    def place(self, said: str) -> int | None:
        """1 for "the first one", -1 for the last."""
        return self.places.get(self._bare(said))

    def _bare(self, said: str) -> str:
        return " ".join(word for word in said.split() if word not in self.around)


def load_phrases(root: Path) -> dict[str, Phrases]:
    """By language."""
    import yaml  # once, when the edge starts

    listed: Mapping[str, Any] = yaml.safe_load((root / FILE).read_text("utf-8"))
    return {language: _phrases(section) for language, section in listed.items()}


def _phrases(section: Mapping[str, Any]) -> Phrases:
    around = _plain(section["around"])

    def bare(text: str) -> str:
        return " ".join(word for word in plain(text).split() if word not in around)

    def turned(name: str) -> dict[str, Any]:
        return {bare(word) or plain(word): meant for meant, words in section[name].items() for word in words}

    change = {bare(word) for word in section["change"]}
    parts = turned("parts")
    asked = {order: part for noun, part in parts.items() for verb in change for order in _orders(verb, noun)}
    whole = (_plain(section[name]) for name in ("done", "cancel", "start_over"))
    return Phrases(around, turned("channels"), asked, turned("places"), *whole)


def _orders(verb: str, noun: str) -> tuple[str, str]:
    """German puts the verb last."""
    return f"{verb} {noun}", f"{noun} {verb}"


def _plain(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(text) for text in texts)
