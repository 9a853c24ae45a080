"""How sure it is that the best article answers a question at all: a wrong article costs more trust than none.

The weights are a logistic regression over questions to five Help Centers of five trades, a third of them without an
answer; `docs/help-center.md` says which and how well it holds on a Help Center left out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

# So many answered words make half the evidence that their number can give.
HALF_SURE = 2.0
# Whoever takes the trouble of a long question has a real one; beyond five telling words it makes no difference.
LONG = 5
HALF_ANSWERED = 0.5


class Signals(NamedTuple):
    """What speaks for the first article, each from 0 to 1."""

    share: float  # of the question that is answered: a short one must be answered in full, of a long one some words do
    number: float  # of telling words that are answered
    length: float
    agreement: float  # the same matter, as the model of intents sees it
    concern: float  # a matter of support at all, rather than small talk or other worlds
    familiarity: float  # where the model knows the articles' matters it must be satisfied, else words have the benefit
    nearness: float  # in what both mean; beside what its writer knows people ask it tells nothing more
    likely: float  # how near the nearest of the article's own questions is
    told: float  # the writer has given such questions
    elsewhere: float  # how near the question is to what people ask of firms of other trades
    unanswered: float  # how much the word tells that tells most of those which the article lacks
    like_a_name: float  # a word may be the name of something that the Help Center never mentions
    of_others: float  # a name of somebody else's product is in the question, which is probably about that
    untold: float  # nobody can tell what texts mean: words alone must convince
    share_alone: float  # the share once more, where that is so


# Fitted by `python -m bench.sureness`.
WEIGHTS = Signals(
    share=1.4,
    number=2.1,
    length=0.6,
    agreement=2.1,
    concern=1.1,
    familiarity=-3.6,
    nearness=3.5,
    likely=4.0,
    # .2 less than fitted: .967 of our questions for tuning are answered so, .883 of the rest not; else .975, .850
    told=-1.5,
    elsewhere=-4.9,
    unanswered=-1.4,
    like_a_name=-0.8,
    of_others=-2.5,
    # not fitted, since all questions for tuning are read by a model: the share as it was when words had more to say
    untold=-4.0,
    share_alone=3.6,
)
START = 1.9
# Below this score nothing is shown: no article fits.
LEAST_SCORE = 0.38
# In the fallback language words of the visitor's own meet words of the articles by chance.
LEAST_FALLBACK_SCORE = 0.55
# Where the visitor's language has articles and none of them fits, one in the fallback language seldom does.
LEAST_SECOND_SCORE = 0.75


@dataclass(frozen=True)
class Match:
    """One word of a question.

    `answered`: how well the article answers it; `weight`: how much it tells, by its rarity in the Help Center and in
    its language, both from 0 to 1; `stranger`: it may be the name of something that the Help Center does not know.
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
    where nobody can tell; `likely`: how near the article's nearest question is, None where it has none; `elsewhere`:
    how near the question is to what people ask of other firms. `of_others`: it names somebody else's product.
    """

    agreement: float = 0.0
    concern: float = 0.0
    familiarity: float = 0.0
    nearness: float | None = None
    likely: float | None = None
    elsewhere: float = 0.0
    of_others: bool = False


def signals(matches: Sequence[Match], grounds: Grounds) -> Signals:
    """Where nobody can tell what texts mean, nothing of what a model would know counts."""
    share, count = _words(matches)
    told = grounds.nearness is not None
    return Signals(
        share=share,
        number=count / (count + HALF_SURE),
        length=min(LONG, len(matches)) / LONG if told else 0.0,
        agreement=grounds.agreement,
        concern=grounds.concern if told else 0.0,
        familiarity=grounds.familiarity if told else 0.0,
        nearness=(grounds.nearness or 0.0) if grounds.likely is None else 0.0,
        likely=grounds.likely or 0.0,
        told=float(grounds.likely is not None),
        elsewhere=grounds.elsewhere if told else 0.0,
        unanswered=_unanswered(matches) if told else 0.0,
        like_a_name=float(not grounds.of_others and _looks_like_a_name(matches)),
        of_others=float(grounds.of_others),
        untold=float(not told),
        share_alone=0.0 if told else share,
    )


def certainty(seen: Signals) -> float:
    """From 0 to 1. Nothing is sure when neither a word nor the matter nor the meaning is shared."""
    if not (seen.share or seen.agreement or seen.nearness or seen.likely):
        return 0.0
    evidence = START + sum(weight * signal for weight, signal in zip(WEIGHTS, seen, strict=True))
    return 1 / (1 + math.exp(-evidence))


def _looks_like_a_name(matches: Sequence[Match]) -> bool:
    return any(match.stranger and match.answered < HALF_ANSWERED for match in matches)


def _unanswered(matches: Sequence[Match]) -> float:
    return min(1.0, max((match.weight * (1.0 - match.answered) for match in matches), default=0.0))


def _words(matches: Sequence[Match]) -> tuple[float, float]:
    """The share of the question that is answered, and how many telling words are."""
    total = sum(match.weight for match in matches)
    if not total:
        return 0.0, 0.0
    share = sum(match.answered * match.weight for match in matches) / total
    return share, sum(match.answered * match.tells for match in matches)
