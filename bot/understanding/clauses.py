"""Cut a message where one matter may end and another begin."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

JOINING_WORDS = Path(__file__).parents[2] / "data" / "joining_words.yml"
# Ends of sentences, and lines; further on, a comma alone. A joining word needs what makes a new wish behind it.
_BORDER = r"[.!?;\n]+(?:\s|$)|{joined},\s+"
_JOINED = r",?\s+(?:{words})\s+(?=\w+['’\s]\s*\w+)|"
# A matter needs words of its own.
_FEWEST_WORDS = 3
MOST = 6


def clauses(text: str, language: str) -> list[str]:
    """The clauses of a text that are long enough to be a matter of their own, at most six."""
    parts = [part.strip() for part in _border(language).split(text)]
    return [part for part in parts if len(part.split()) >= _FEWEST_WORDS][:MOST]


@functools.lru_cache(maxsize=16)
def _border(language: str) -> re.Pattern[str]:
    """What stands between two clauses; where nobody has listed joining words, punctuation alone."""
    words = _joining_words().get(language, ())
    joined = _JOINED.format(words="|".join(re.escape(one) for one in words)) if words else ""
    return re.compile(_BORDER.format(joined=joined), re.IGNORECASE)


@functools.lru_cache(maxsize=1)
def _joining_words() -> Mapping[str, Sequence[str]]:
    import yaml  # once, when the first message is read

    return dict(yaml.safe_load(JOINING_WORDS.read_text(encoding="utf-8")))
