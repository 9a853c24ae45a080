"""One field of all articles of one language (their titles, say), scored by BM25."""

import logging
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import bm25s
import numpy
import numpy.typing

Scores = numpy.typing.NDArray[numpy.float32]
# bm25s speaks at DEBUG to every handler there is, whatever the level of the root logger.
_QUIET = logging.WARNING


class Field:
    """Immutable after construction. Tokens that stand in more than `ceiling` of the documents are not scored."""

    def __init__(self, documents: Sequence[Sequence[str]], ceiling: float = 1.0) -> None:
        logging.getLogger("bm25s").setLevel(_QUIET)
        self._size = len(documents)
        self._frequency = Counter(chain.from_iterable(map(set, documents)))
        most = max(2.0, ceiling * self._size)
        self._scored = {token for token, count in self._frequency.items() if count <= most}
        self._bm25 = None
        if self._scored:
            self._bm25 = bm25s.BM25(k1=1.2, b=0.75)
            kept = [[token for token in document if token in self._scored] for document in documents]
            self._bm25.index(kept, show_progress=False)

    def scores(self, tokens: Mapping[str, float]) -> Scores:
        """One BM25 score per document for weighted tokens."""
        total = numpy.zeros(self._size, dtype=numpy.float32)
        for weight in set(tokens.values()):
            known = [token for token, own in tokens.items() if own == weight and token in self._scored]
            if known and self._bm25 is not None:
                total += weight * self._bm25.get_scores(known)
        return total

    @property
    def highest(self) -> float:
        """The rarity of a token that stands in a single document: what one telling match is worth."""
        return self.rarity("")

    def rarity(self, token: str) -> float:
        """How much a token tells documents apart: its inverse document frequency.

        An unknown token counts as one that stands in a single document.
        """
        count = max(1, self._frequency[token])
        return math.log(1 + (self._size - count + 0.5) / (count + 0.5))

    def __contains__(self, token: object) -> bool:
        return token in self._frequency


def scaled(scores: Scores) -> Scores:
    """The same scores from 0 to 1, so that fields can be added up: the best document has 1, unless none has any."""
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else scores
