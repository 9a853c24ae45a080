"""What articles and questions are about, by the names of intents."""

from collections.abc import Mapping, Sequence

import numpy

from bot.helpcenter.field import Scores


class Matters:
    """The matters of all articles of one language. Immutable after construction.

    Args:
        read: what each article's title is read as.
        labels: each article's labels; those that name a matter are certain.
    """

    def __init__(self, read: Sequence[Mapping[str, float]], labels: Sequence[Sequence[str]]) -> None:
        both = [{**title, **dict.fromkeys(own, 1.0)} for title, own in zip(read, labels, strict=True)]
        names = dict.fromkeys(name for matters in both for name in matters)
        self._columns = {name: column for column, name in enumerate(names)}
        rows = [self._row(matters) for matters in both]
        self._rows = numpy.array(rows, dtype=numpy.float32).reshape(len(rows), len(names))
        told = [max(title.values(), default=0.0) for title in read]
        self.familiarity = sum(told) / len(told) if told else 0.0
        """How sure the reader is what articles of this Help Center are about, from 0 to 1: little in another trade."""

    def agreement(self, asked: Mapping[str, float]) -> Scores:
        """For each article how likely it is about the same matter, from 0 to 1."""
        return numpy.asarray(numpy.minimum(1.0, self._rows @ self._row(asked)), dtype=numpy.float32)

    def _row(self, matters: Mapping[str, float]) -> Scores:
        row = numpy.zeros(len(self._columns), dtype=numpy.float32)
        for name, probability in matters.items():
            if name in self._columns:
                row[self._columns[name]] = probability
        return row


def asked_about(read: Mapping[str, float], intent: str | None) -> dict[str, float]:
    """What a question is read as; an intent that was understood before is certain."""
    return {**read, **({intent: 1.0} if intent else {})}
