"""How sure it is that the best article answers a question at all: a wrong article costs more trust than none.

The weights are a logistic regression over questions to three Help Centers of three trades, a third of them without an
answer; `docs/help-center.md` says which and how well it holds on a Help Center left out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# A short question must be answered in full; of a long one some words are enough.
SHARE_WEIGHT = 4.9
COUNT_WEIGHT = 0.3
# So many answered words make half the evidence that their number can give.
HALF_SURE = 2.0
# Whoever takes the trouble of a long question has a real one; beyond five telling words it makes no difference.
LENGTH_WEIGHT = 1.0
LONG = 5
# The same matter, as the model of intents sees it.
AGREEMENT_WEIGHT = 2.3
# A question that the model takes for any matter of support at all, rather than for small talk or other worlds.
CONCERN_WEIGHT = 3.1
# Where the model knows what articles are about it must be satisfied; elsewhere words have the benefit of the doubt.
FAMILIARITY_WEIGHT = -5.8
NEARNESS_WEIGHT = 4.5
# What looks like a name that the Help Center never mentions may be one, or a word that many languages share.
STRANGER_WEIGHT = -0.8
# Where it is known to be the name of somebody else's product, the question is probably about that.
OTHERS_WEIGHT = -3.9
HALF_ANSWERED = 0.5
START = -1.4
# Below this score nothing is shown: no article fits.
LEAST_SCORE = 0.4
# In the fallback language words of the visitor's own meet words of the articles by chance.
LEAST_FALLBACK_SCORE = 0.65


@dataclass(frozen=True)
class Match:
    """One word of a question.

    `answered`: how well the article answers it, 0 to 1; `weight`: how much it tells, by its rarity in the Help
    Center and in its language; `stranger`: it may be the name of something that the Help Center does not know.
    """

    answered: float
    weight: float
    tells: float = 1.0
    stranger: bool = False


@dataclass(frozen=True)
class Grounds:
    """What speaks for an article, and what is known of the question and of the Help Center. All from 0 to 1.

    `agreement`: how likely both are about the same matter; `concern`: how likely the question is about any matter of
    support; `familiarity`: how well the matters of this Help Center are known; `nearness`: in what both mean, None
    where nobody can tell. `of_others`: the question names somebody else's product.
    """

    agreement: float = 0.0
    concern: float = 0.0
    familiarity: float = 0.0
    nearness: float | None = None
    of_others: bool = False


def certainty(matches: Sequence[Match], grounds: Grounds) -> float:
    """From 0 to 1. Nothing is sure when neither a word nor the matter nor the meaning is shared."""
    share, count = _words(matches)
    if not share and not grounds.agreement and not grounds.nearness:
        return 0.0
    evidence = START + SHARE_WEIGHT * share + COUNT_WEIGHT * count / (count + HALF_SURE)
    evidence += AGREEMENT_WEIGHT * grounds.agreement
    evidence += OTHERS_WEIGHT if grounds.of_others else STRANGER_WEIGHT * _names_a_stranger(matches)
    if grounds.nearness is not None:
        # without a model, words alone must convince
        evidence += CONCERN_WEIGHT * grounds.concern + FAMILIARITY_WEIGHT * grounds.familiarity
        evidence += NEARNESS_WEIGHT * grounds.nearness + LENGTH_WEIGHT * min(LONG, len(matches)) / LONG
    return 1 / (1 + math.exp(-evidence))


def _names_a_stranger(matches: Sequence[Match]) -> bool:
    return any(match.stranger and match.answered < HALF_ANSWERED for match in matches)


def _words(matches: Sequence[Match]) -> tuple[float, float]:
    """The share of the question that is answered, and how many telling words are."""
    total = sum(match.weight for match in matches)
    if not total:
        return 0.0, 0.0
    share = sum(match.answered * match.weight for match in matches) / total
    return share, sum(match.answered * match.tells for match in matches)
