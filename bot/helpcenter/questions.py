"""How near a question is to those that writers know people ask."""

from collections.abc import Sequence

import numpy

from bot.helpcenter.field import Scores
from bot.helpcenter.knowledge import Meaning
from bot.helpcenter.meaning import FINEST, Packed

# So many questions are all compared in half a millisecond. Of more, only so many: those of the most promising articles.
MOST_ROWS = 2048
PROMISING_ROWS = 1024
# So many articles, the nearest in meaning, tell how much nearer a single question is than the article it belongs to.
TYPICAL = 5
NONE: Packed = numpy.zeros((0, 0), dtype=numpy.int8)


class Questions:
    """Those of all articles of one language. Immutable after construction."""

    def __init__(self, rows: Sequence[Packed]) -> None:
        self._rows = rows
        self._numbers = numpy.array([number for number, own in enumerate(rows) if own.size], dtype=int)
        self._lengths = numpy.array([len(rows[number]) for number in self._numbers], dtype=int)

    def of(self, number: int) -> Packed:
        """What the questions of one article mean, one in a row."""
        return self._rows[number] if number < len(self._rows) else NONE

    def nearest(self, asked: Meaning, number: int) -> float | None:
        """How near the nearest question of one article is, from 0 to 1; None where it has none. Never a guess."""
        own = self.of(number)
        if not own.size or asked.size != own.shape[1]:
            return None
        return float(numpy.clip((own.astype(numpy.float32) @ (asked / FINEST)).max(), 0.0, 1.0))

    def nearness(self, asked: Meaning, meanings: Scores, points: Scores) -> Scores | None:
        """For each article, from 0 to 1, how near its nearest question is; None where no article has any.

        Of an article without questions it is a guess: how near its meaning is (`meanings`), and how much nearer
        questions are with the others. So no writer has to fill them in everywhere at once. `points` tell which articles
        are the most promising so far.
        """
        numbers = self._promising(points)
        if not numbers.size or asked.size != self._rows[numbers[0]].shape[1]:
            return None
        own = [self._rows[number] for number in numbers]
        starts = numpy.cumsum([0, *(len(rows) for rows in own[:-1])])
        near = numpy.maximum.reduceat(numpy.concatenate(own).astype(numpy.float32) @ (asked / FINEST), starts)
        nearest = numpy.argsort(-meanings[numbers])[:TYPICAL]
        guessed = meanings + float((near - meanings[numbers])[nearest].mean())
        guessed[numbers] = near
        return numpy.asarray(numpy.clip(guessed, 0.0, 1.0), dtype=numpy.float32)

    def _promising(self, points: Scores) -> "numpy.typing.NDArray[numpy.int_]":
        if self._lengths.sum() <= MOST_ROWS:
            return self._numbers
        own = -points[self._numbers]
        most = min(PROMISING_ROWS, len(own))
        first = numpy.argpartition(own, most - 1)[:most]
        best = first[numpy.argsort(own[first], kind="stable")]
        fit = int(numpy.searchsorted(numpy.cumsum(self._lengths[best]), PROMISING_ROWS, side="right"))
        return self._numbers[best[: max(1, fit)]]
