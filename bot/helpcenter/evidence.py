"""How sure it is that the best article answers a question at all: a wrong article costs more trust than none."""

from collections.abc import Sequence
from dataclasses import dataclass

# So many answered words make half the evidence that words can give.
HALF_SURE = 3.0
# The same matter counts half as much as all words together.
MATTER_SHARE = 0.5
# Where nobody can tell whether the matter is the same, the words have the benefit of the doubt.
NEUTRAL = 0.6
# Below this score nothing is shown: no article fits.
LEAST_SCORE = 0.31
# In the fallback language words of the visitor's own meet words of the articles by chance.
LEAST_FALLBACK_SCORE = 0.45


@dataclass(frozen=True)
class Match:
    """One word of a question: how well the article answers it (0 to 1), and its rarity in the Help Center."""

    answered: float
    rarity: float


def certainty(matches: Sequence[Match], agreement: float, told: float) -> float:
    """From 0 to 1.

    Args:
        agreement: how likely article and question are about the same matter, 0 to 1.
        told: how sure it is what the article is about, 0 to 1.
    """
    matter = min(1.0, agreement + NEUTRAL * (1 - told))
    return (_words(matches) + MATTER_SHARE * matter) / (1 + MATTER_SHARE)


def _words(matches: Sequence[Match]) -> float:
    """A short question must be answered in full; of a long one some words are enough."""
    total = sum(match.rarity for match in matches)
    if not total:
        return 0.0
    share = sum(match.answered * match.rarity for match in matches) / total
    count = sum(match.answered for match in matches)
    return (share + count / (count + HALF_SURE)) / 2
