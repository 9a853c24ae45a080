"""How near questions are to articles in what they mean, however little they share in words."""

from collections.abc import Sequence

import numpy
import numpy.typing

from bot.helpcenter.article import Article
from bot.helpcenter.field import Scores
from bot.helpcenter.knowledge import UNTOLD, Meaning
from bot.helpcenter.likeness import Half

# Meanings are of length one, so that no number in them is greater.
FINEST = 127
# What follows are steps and exceptions.
LONGEST_OPENING = 400

Rows = numpy.typing.NDArray[numpy.float32]
"""Meanings, one in each row."""
Packed = numpy.typing.NDArray[numpy.int8]
"""The same in a quarter of the memory: a nearness is off by a quarter of a hundredth, and unpacking takes no time."""


def opening(article: Article) -> str:
    """What an article says first."""
    first = article.text.strip().split("\n", 1)[0].strip()
    return f"{article.title}. {first}"[:LONGEST_OPENING]


def together(meanings: Sequence[Meaning | Half]) -> Meaning:
    """What several texts mean in common: an article's title and opening in all its languages, say.

    Each translation is another way of putting the same, so their middle is nearer to a stranger's question than
    any of them alone.
    """
    summed = numpy.sum(meanings, axis=0, dtype=numpy.float32) if meanings else UNTOLD
    length = float(numpy.linalg.norm(summed))
    return numpy.asarray(summed / length if length else summed, dtype=numpy.float32)


def stacked(meanings: Sequence[Meaning]) -> Rows:
    """Rows without columns where nobody can tell what one of these texts means."""
    told = len(meanings) > 0 and all(one.size for one in meanings)
    return numpy.stack(meanings) if told else numpy.zeros((len(meanings), 0), dtype=numpy.float32)


def packed(meanings: Sequence[Meaning | Half]) -> Packed:
    """Rows for `unpacked`."""
    return numpy.rint(FINEST * stacked([one.astype(numpy.float32) for one in meanings])).astype(numpy.int8)


def unpacked(rows: Packed) -> Rows:
    """Rows that can be multiplied."""
    return rows.astype(numpy.float32) / numpy.float32(FINEST)


class Meanings:
    """What all articles of one language mean. Immutable after construction."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self.rows = stacked(meanings)

    def nearness(self, asked: Meaning) -> Scores | None:
        """For each article from 0 to 1; None where nobody knows what it means."""
        if not self.rows.size or asked.size != self.rows.shape[1]:
            return None
        return numpy.asarray(numpy.clip(self.rows @ asked, 0.0, 1.0), dtype=numpy.float32)
