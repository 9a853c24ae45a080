"""Words that are written together: a list of words lacks most of them, and knows their parts. numpy alone.

`Trackingpixel` stands in no list; `tracking` and `pixel` do, and only some languages would write them as one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from bot.language.table import Scores
from bot.language.words import COMPOUNDING

# Letters that join the first part to the second: Rechnung-s-adresse, Kunde-n-nummer.
_JOINTS = ("", "s", "n")
SHORTEST, SHORTEST_PART = 8, 4
# How much less likely a compound is than its parts, as the logarithm of a probability.
PENALTY = 1.0


class Compounds:
    """Scores of unlisted words from the parts that `listed` knows; `floor`: that of what a language does not list."""

    def __init__(self, languages: Sequence[str], floor: float, listed: Callable[[str], Scores | None]) -> None:
        self._floor = floor
        self._writes_together = np.array([language in COMPOUNDING for language in languages])
        self._listed = listed

    def score(self, word: str) -> Scores | None:
        """The best of all ways to cut a word in two, for each language that writes words together; None without any."""
        if len(word) < SHORTEST:
            return None
        best: Scores = np.full(len(self._writes_together), self._floor, np.float32)
        for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            second = self._listed(word[end:])
            if second is not None:
                for first in self._firsts(word[:end]):
                    known = self._writes_together & (first > self._floor) & (second > self._floor)
                    best = np.where(known, np.maximum(best, (first + second) / 2 - PENALTY), best)
        return best if (best > self._floor).any() else None

    def _firsts(self, part: str) -> Sequence[Scores]:
        """The first part as it stands, and without the letter that joins it."""
        bare = {part.removesuffix(joint) for joint in _JOINTS}
        scores = (self._listed(one) for one in sorted(bare) if len(one) >= SHORTEST_PART)
        return [score for score in scores if score is not None]
