"""Cut a message where one matter may end and another begin."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "data"
JOINING_WORDS = DATA / "joining_words.yml"
SHORT_FOR = DATA / "short_for.yml"
# Ends of sentences, and lines; commas; signs that stand for "and", between spaces or between words. Not the dots of a
# version or an amount, nor what joins single letters.
_BORDER = r"[.!?;\n]+(?:\s|$)|[¡¿]|{joined},\s+|\s+[+&/–—-]\s+|(?<=[^\W\d_]{{3}})(?:\s*[+&]\s*|/)(?=[^\W\d_]{{3}})"
_JOINED = r",?\s+(?:{words})\s+|"
MOST = 6


def clauses(text: str, language: str) -> list[str]:
    """The clauses of a text, at most six, however short; `beside.py` says which of them are matters."""
    parts = [part.strip() for part in _border(language).split(text)]
    return [part for part in parts if part][:MOST]


def spelled_out(clause: str, language: str) -> str:
    """A clause as it is to be read beside others: a bare word is taken for what it is short for."""
    words: Mapping[str, str] = _listed(SHORT_FOR).get(language, {})
    return words.get(clause.casefold(), clause)


@functools.lru_cache(maxsize=16)
def _border(language: str) -> re.Pattern[str]:
    """What stands between two clauses; where nobody has listed joining words, punctuation alone."""
    words = _listed(JOINING_WORDS).get(language, ())
    joined = _JOINED.format(words="|".join(re.escape(one) for one in words)) if words else ""
    return re.compile(_BORDER.format(joined=joined), re.IGNORECASE)


@functools.lru_cache(maxsize=2)
def _listed(file: Path) -> Mapping[str, Any]:
    """What is listed in a file, by language."""
    import yaml  # once, when the first message is read

    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))
