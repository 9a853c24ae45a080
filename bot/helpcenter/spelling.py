"""What a visitor probably meant to type, judged by the words that the articles use."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.helpcenter.analysis import fold

SHORTEST = 5
SHORTEST_START = 3
COMPLETIONS = 3
LONG = 8
SHORTEST_HEAD = 5


class Spelling:
    """The words of all articles of one language. Immutable after construction."""

    def __init__(self, words: Iterable[str]) -> None:
        self._frequency = Counter(words)
        self._accented: dict[str, str] = {}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for word, _ in self._frequency.most_common():
            folded = fold(word)
            if folded not in self._accented:
                self._accented[folded] = word
                self._by_first[folded[0]].append(folded)

    def knows(self, word: str) -> bool:
        """Whether an article has this word, with accents or without."""
        return fold(word) in self._accented

    def joined(self, words: Sequence[str]) -> list[str]:
        """Words of the articles that the visitor typed as two: `pass word`."""
        pairs = (fold(first + second) for first, second in pairwise(words))
        return [self._accented[pair] for pair in pairs if pair in self._accented]

    def completed(self, start: str) -> list[str]:
        """The most frequent words that begin like this: whoever searches while typing has not finished the last one."""
        folded = fold(start)
        if len(folded) < SHORTEST_START or folded in self._accented:
            return []
        # the words of a bucket stand in the order of their frequency
        longer = (word for word in self._by_first.get(folded[0], ()) if word.startswith(folded))
        return [self._accented[word] for word in islice(longer, COMPLETIONS)]

    def mended(self, word: str) -> list[str]:
        """What an unknown word may be: itself with accents, two words written as one, a typo, or a compound."""
        folded = fold(word)
        if word in self._frequency:
            return []
        if folded in self._accented:
            return [self._accented[folded]]
        if len(folded) < SHORTEST:
            return []
        return self._halves(folded) or self._nearest(folded) or self._head(folded)

    def _halves(self, folded: str) -> list[str]:
        """`signup` is `sign up`: both halves must be words of three letters or more, or the pair says nothing."""
        for cut in range(3, len(folded) - 1):
            first, second = folded[:cut], folded[cut:]
            if first in self._accented and second in self._accented and len(second) > 1:
                return [self._accented[first], self._accented[second]]
        return []

    def _head(self, folded: str) -> list[str]:
        """`Vereinsrabatt` is a `Rabatt`: what a compound ends in says what it is, if that is a third of it."""
        shortest = max(SHORTEST_HEAD, math.ceil(len(folded) / 3))
        ends = (folded[cut:] for cut in range(3, len(folded) - shortest + 1))
        return next(([self._accented[end]] for end in ends if end in self._accented), [])

    def _nearest(self, folded: str) -> list[str]:
        allowed = 2 if len(folded) >= LONG else 1
        close = process.extract(
            folded, self._by_first.get(folded[0], ()), scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        if not close:
            return []
        best = min(close, key=lambda match: (match[1], -self._frequency[self._accented[match[0]]]))
        return [self._accented[best[0]]]
