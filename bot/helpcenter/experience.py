"""What questions of the past teach: which words were asked when an article helped.

Counts of words, not questions: nobody's sentence is kept. A count fades, so that what helped last year gives way to
what helps now. Opt-in, because it changes what visitors are shown without anybody having decided it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import numpy

from bot.helpcenter import analysis
from bot.helpcenter.field import Scores

Clock = Callable[[], datetime]

HALF_LIFE = timedelta(days=90)
# One visitor must not teach alone, by chance or on purpose.
LEAST_COUNT = 2.0
# So many counts make an article half sure of a word.
HALF_SURE = 4.0
MOST_STEMS = 12
SHORTEST, LONGEST = 3, 30
# Weights are kept as if all had been counted on this day, so that adding one needs no knowledge of the others.
_DAY_ZERO = datetime(2026, 1, 1, tzinfo=timezone.utc)
_NAMES_SOMEBODY = re.compile(r"\S*[@\d•]\S*")


@dataclass(frozen=True)
class Helped:
    """A word of questions in one language that an article helped with. `weight` is as of day zero: see `weight_at`."""

    language: str
    article_id: str
    stem: str
    weight: float


def weight_at(moment: datetime) -> float:
    """What one count made at this moment weighs beside all others: twice as much after each half-life."""
    return float(2.0 ** ((moment - _DAY_ZERO) / HALF_LIFE))


def lesson(question: str, article_ids: Sequence[str], language: str, at: datetime) -> list[Helped]:
    """What is to be counted when a question ended in "yes, this helped".

    `article_ids` in the order in which they were shown: nobody said which one it was, and the first is the likeliest.
    """
    shares = [1 / rank for rank in range(1, len(article_ids) + 1)]
    weight = weight_at(at) / sum(shares) if shares else 0.0
    stems = _stems(question, language)
    return [
        Helped(language, id, stem, weight * share)
        for id, share in zip(article_ids, shares, strict=True)
        for stem in stems
    ]


class Experience:
    """All that was counted, as of one moment. Immutable."""

    def __init__(self, counted: Iterable[Helped] = (), at: datetime = _DAY_ZERO) -> None:
        self._counts: dict[tuple[str, str], dict[str, float]] = {}
        for helped in counted:
            count = helped.weight / weight_at(at)
            if count >= LEAST_COUNT:
                self._counts.setdefault((helped.language, helped.stem), {})[helped.article_id] = count

    def scores(self, question: str, language: str, article_ids: Sequence[str]) -> Scores | None:
        """For each article from 0 to 1 how well it helped with the words of this question; None when none is known."""
        stems = _stems(question, language)
        known = [self._counts[language, stem] for stem in stems if (language, stem) in self._counts]
        if not known:
            return None
        shares = [
            sum(counts.get(id, 0.0) / (sum(counts.values()) + HALF_SURE) for counts in known) for id in article_ids
        ]
        return numpy.asarray(shares, dtype=numpy.float32) / numpy.float32(len(stems))


def _stems(question: str, language: str) -> list[str]:
    """The telling words; nothing with a digit or an @ in it, which may be somebody's number or address."""
    words = analysis.words(_NAMES_SOMEBODY.sub(" ", question), language)
    telling = [word for word in words if word not in analysis.FUNCTION_WORDS.get(language, ())]
    stems = dict.fromkeys(analysis.stems(telling, language))
    return [stem for stem in stems if SHORTEST <= len(stem) <= LONGEST][:MOST_STEMS]
