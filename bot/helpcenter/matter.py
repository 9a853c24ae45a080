"""What articles and questions are about, as somebody reads them who knows the visitors' ways of putting things.

Words alone do not tell that "you took the money twice" and "Get a refund" are the same matter. The reader of intents
does: it is asked for the titles when the index is built, and for each question.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

import numpy

from bot.helpcenter.field import Scores

Reader = Callable[[str, str], Mapping[str, float]]
"""Text and language → the matters it may be about, each with its probability (0 to 1)."""


# Enough to tell what a question is about; the rest of a longer message only costs time.
LONGEST = 1000


def reads_nothing(text: str, language: str) -> Mapping[str, float]:
    """The reader of an installation that has no model: only understood intents and labels then tell matters."""
    return {}


class Ranked(Protocol):
    """An intent with the probability that a text is about it."""

    @property
    def intent(self) -> str: ...
    @property
    def confidence(self) -> float: ...


class Reading(Protocol):
    """The likeliest intents of a text."""

    @property
    def ranking(self) -> Sequence[Ranked]: ...


class IntentModel(Protocol):
    """What the trained classifier gives (`bot.understanding`), which knows of no Help Center."""

    @property
    def small_talk(self) -> Collection[str]: ...
    def read_one(self, text: str, language: str) -> Reading: ...


def reader_of(model: IntentModel) -> Reader:
    """A reader that asks the trained classifier. What is no matter, such as a greeting, is left out."""

    def read(text: str, language: str) -> Mapping[str, float]:
        ranking = model.read_one(text[:LONGEST], language).ranking
        return {one.intent: one.confidence for one in ranking if one.intent not in model.small_talk}

    return read


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
        self._told = [max(title.values(), default=0.0) for title in read]

    def agreement(self, asked: Mapping[str, float]) -> Scores:
        """For each article how likely it is about the same matter, from 0 to 1."""
        return numpy.asarray(numpy.minimum(1.0, self._rows @ self._row(asked)), dtype=numpy.float32)

    def told(self, number: int) -> float:
        """How sure the reader is what an article is about; 0 where there is no reader, or it knows no such matter."""
        return self._told[number]

    def _row(self, matters: Mapping[str, float]) -> Scores:
        row = numpy.zeros(len(self._columns), dtype=numpy.float32)
        for name, probability in matters.items():
            if name in self._columns:
                row[self._columns[name]] = probability
        return row


def asked_about(text: str, intent: str | None, language: str, reader: Reader) -> dict[str, float]:
    """What a question is read as; an intent that was understood before is certain."""
    return {**reader(text, language), **({intent: 1.0} if intent else {})}
