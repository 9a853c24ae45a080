"""What counts as a word when a language is guessed, and under which key a table holds it.

Standard library only. The build of the table and the detector share this file, so both cut text alike.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MARKS = re.compile(r"[\u0300-\u036f]")
LONGEST_GRAM = 4
# Languages that write words together.
COMPOUNDING = frozenset({"da", "de", "fi", "hu", "nb", "nl", "sv"})


def words(text: str) -> list[str]:
    """The words of a text in small letters, composed (NFC), inner apostrophes straightened and kept."""
    return [word.replace("’", "'") for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


def without_accents(word: str) -> str:
    """`reçu` as hasty people write it: `recu`. Letters without a decomposition (ø, ł) stay."""
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", word)))


def grams(word: str) -> Iterator[str]:
    """All runs of 1 to 4 characters of a word between two blanks; the lone blank is left out."""
    padded = f" {word} "
    for size in range(1, LONGEST_GRAM + 1):
        for start in range(len(padded) - size + 1):
            gram = padded[start : start + size]
            if gram != " ":
                yield gram


def key(text: str) -> int:
    """The 32-bit key of a word or gram, the same on every machine and in every run."""
    return zlib.crc32(text.encode("utf-8"))
