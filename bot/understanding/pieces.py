"""Cut a text into the pieces of words that the sentence encoder knows: the likeliest row of them (a unigram model)."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Where a word begins; the encoder's own sign for a blank.
BEGIN = "▁"
UNKNOWN, START, END = 0, 1, 2
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Pieces:
    """Pieces with their place in the encoder's table, and each place's log probability."""

    places: Mapping[str, int]
    likely: Sequence[float]
    longest: int
    unlikely: float

    def cut(self, text: str) -> list[int]:
        """Places in the encoder's table of a text's pieces, between those of start and end."""
        plain = _BLANKS.sub(BEGIN, f" {unicodedata.normalize('NFKC', text).strip()}")
        # The likeliest way to have read so much of the text: its log probability, last piece and where that began.
        best = [0.0, *[float("-inf")] * len(plain)]
        last = [(0, UNKNOWN)] * (len(plain) + 1)
        for begin in range(len(plain)):
            for end in range(begin + 1, min(begin + self.longest, len(plain)) + 1):
                place = self.places.get(plain[begin:end], UNKNOWN)
                likely = self.likely[place] if place else self.unlikely
                if (place or end == begin + 1) and best[begin] + likely > best[end]:
                    best[end], last[end] = best[begin] + likely, (begin, place)
        row, end = [END], len(plain)
        while end:
            end, place = last[end]
            row.append(place)
        row.append(START)
        return row[::-1]

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Read lines of `piece<TAB>log probability`; the line's number is the place in the table.

        Line by line and into flat arrays: 9 MB of memory, where lists of pairs took 27.
        """
        places: dict[str, int] = {}
        likely = array("f")
        with path.open(encoding="utf-8", newline="\n") as lines:
            for place, line in enumerate(lines):
                piece, _, log_probability = line.rstrip("\n").rpartition("\t")
                likely.append(float(log_probability))
                if place > END:
                    places[piece] = place
        return cls(places, likely, max(map(len, places)), min(likely) - 10)
