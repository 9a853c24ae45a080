"""What was understood of one message. Frozen values, standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

NOT_UNDERSTOOD = "nlu_fallback"
"""Rasa's own name for a message that nobody understood; rules answer it."""

Verdict = Literal["act", "ask_back", "nothing"]
ACT: Verdict = "act"
"""The first reading is likely enough to act upon."""
ASK_BACK: Verdict = "ask_back"
"""One of the first two readings is probably right: ask which."""
NOTHING: Verdict = "nothing"
"""Nothing was understood; to ask with these readings would be noise."""


@dataclass(frozen=True)
class Ranked:
    """An intent and the probability (0 to 1) that it is the right one."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Reading:
    """The readings of a text, likeliest first, what to do with them, and other matters in the text."""

    ranking: Sequence[Ranked]
    verdict: Verdict
    also: Sequence[Ranked] = ()

    @property
    def understood(self) -> bool:
        """Whether the first reading may be acted upon."""
        return self.verdict == ACT

    @property
    def intent(self) -> str:
        """The intent to act upon; `nlu_fallback` if there is none."""
        return self.ranking[0].intent if self.understood else NOT_UNDERSTOOD

    @property
    def confidence(self) -> float:
        """Probability of that intent; of having nothing to act upon if it is `nlu_fallback`."""
        best = self.ranking[0].confidence if self.ranking else 0.0
        return best if self.understood else 1.0 - best


NOTHING_READ = Reading((), NOTHING)
