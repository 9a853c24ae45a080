"""What people ask of firms of other trades: `elsewhere.yml` beside this file.

All questions are somewhat near to some article. Whether they are near enough shows beside what else they may be about.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy
import yaml

from bot.helpcenter.knowledge import Meaning, Written
from bot.helpcenter.likeness import Half
from bot.helpcenter.meaning import Packed, Rows, stacked, together, unpacked

FILE = Path(__file__).with_name("elsewhere.yml")
# What is as near as this to an article is a matter of this very Help Center.
OWN = 0.55
# One question is nearer to what it is about than a whole article is.
OWN_QUESTION = 0.65
# So many of the nearest are looked at; more than a few of them no article answers.
LOOKED_AT = 8

Matter = tuple[Written, ...]
"""One matter in several languages."""


class Elsewhere:
    """What lies outside one Help Center. Immutable after construction.

    Args:
        matters: what people ask of other firms means.
        articles: what the articles mean.
    """

    def __init__(self, matters: Rows, articles: Rows) -> None:
        same = matters.size and articles.size and matters.shape[1] == articles.shape[1]
        own = (matters @ articles.T).max(axis=1) if same else numpy.ones(len(matters))
        self._rows = matters[own < OWN]

    def nearness(self, asked: Meaning, questions: Packed) -> float:
        """Of the nearest of them to a question, from 0 to 1, but for what the `questions` of an article are about."""
        if not self._rows.size or asked.size != self._rows.shape[1]:
            return 0.0
        near = self._rows @ asked
        best = numpy.argsort(-near)[:LOOKED_AT]
        if questions.size:
            best = best[(self._rows[best] @ unpacked(questions).T).max(axis=1) < OWN_QUESTION]
        return min(1.0, max(0.0, float(near[best[0]]))) if best.size else 0.0


def middles(matters: Sequence[Matter], meanings: Mapping[Written, Meaning | Half]) -> Rows:
    """What each matter means in all its languages together."""
    return stacked([together([meanings[text] for text in matter]) for matter in matters])


@lru_cache(maxsize=1)
def shipped() -> tuple[Matter, ...]:
    """Those of this repository, read once by each process that asks for them."""
    trades: dict[str, list[dict[str, str]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        tuple(Written(text, language) for language, text in matter.items())
        for matters in trades.values()
        for matter in matters
    )
