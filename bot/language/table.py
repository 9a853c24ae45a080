"""The shipped table of word and letter-sequence frequencies, and the score it gives a word.

Made by `setup/build_language_table.py`; where the figures come from stands in `words.NOTICE.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.language.words import grams, key

SHIPPED = Path(__file__).with_name("words.npz")
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class WordTable:
    """Negative log probabilities, one column a language, one row a word or a letter sequence."""

    languages: tuple[str, ...]
    step: int
    floor: int
    word_keys: NDArray[np.uint32]
    word_scores: NDArray[np.uint8]
    gram_keys: NDArray[np.uint32]
    gram_scores: NDArray[np.uint8]

    @classmethod
    def load(cls, path: Path = SHIPPED) -> WordTable:
        """Read a table (about 0.2 s, 14 MB of memory)."""
        with np.load(path, allow_pickle=False) as stored:
            languages = tuple(str(code) for code in stored["languages"])
            counts = stored["word_counts"]
            # Shipped as pairs to be small; spread out here so that a look-up is one row.
            words = np.full((len(counts), len(languages)), int(stored["floor"]), np.uint8)
            rows = np.repeat(np.arange(len(counts)), counts)
            words[rows, stored["word_languages"]] = stored["word_scores"]
            return cls(
                languages,
                int(stored["step"]),
                int(stored["floor"]),
                stored["word_keys"],
                words,
                stored["gram_keys"],
                stored["gram_scores"],
            )

    def word(self, word: str) -> Scores | None:
        """Log probability of a word in each language; None if no language lists it."""
        row = _row(self.word_keys, key(word))
        return None if row is None else self.word_scores[row].astype(np.float32) / -self.step

    def letters(self, weighed: Iterable[tuple[str, float]]) -> Scores:
        """Summed log probability of the letter sequences of (word, weight) pairs in each language.

        One look-up for a whole text; a sequence that the table lacks says nothing.
        """
        pairs = [(one, weight) for word, weight in weighed for one in _gram_keys(word)]
        keys = np.array([pair[0] for pair in pairs], np.uint32)
        rows = np.minimum(np.searchsorted(self.gram_keys, keys), len(self.gram_keys) - 1)
        known = self.gram_keys[rows] == keys
        weights = np.array([pair[1] for pair in pairs], np.float32)[known]
        scores: Scores = weights @ self.gram_scores[rows[known]].astype(np.float32) / -self.step
        return scores


@lru_cache(maxsize=16_384)
def _gram_keys(word: str) -> tuple[int, ...]:
    """Kept, because people use the same few thousand words."""
    return tuple(key(gram) for gram in grams(word))


def _row(keys: NDArray[np.uint32], wanted: int) -> int | None:
    row = int(np.searchsorted(keys, np.uint32(wanted)))
    return row if row < len(keys) and int(keys[row]) == wanted else None
