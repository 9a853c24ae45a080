"""How far to trust the classifier's first reading: the probability that it is right, and where to draw the lines.

A class of its own for what is out of scope catches little; several weak signals together catch much more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.reading import ACT, ASK_BACK, NOTHING, Verdict

Numbers = NDArray[np.float32]
SIGNALS = (
    "log odds of the first reading",
    "distance to the second",
    "best margin",
    "share of words known",
    "doubt over all readings",
    "log odds of being out of scope",
    "likeness to what the first reading's sentences mean",
    "likeness to what any sentence of ours means",
    "log odds of being about anything at all",
)


@dataclass(frozen=True)
class Evidence:
    """What the classifier made of one text: a margin for each intent, and what else speaks for or against it.

    `known` is the share of words and pairs that training saw, `likeness` how near the text's meaning is to the middle
    of each intent's sentences (cosine). `out_of_scope` is the column of that intent, `vague` that of messages that
    could be about anything (None if there is none): no reading, it only makes the others less sure.
    """

    margins: Numbers
    known: float
    likeness: Numbers
    out_of_scope: int | None
    vague: int | None = None

    def readings(self, probabilities: Numbers) -> NDArray[np.int64]:
        """The columns of all readings, likeliest first."""
        order = np.argsort(-probabilities, kind="stable")
        return order if self.vague is None else order[order != self.vague]


@dataclass(frozen=True)
class Thresholds:
    """From which confidence on to act, to act on what is sensitive, and to ask back."""

    act: float
    act_on_sensitive: float
    ask_back: float


@dataclass(frozen=True)
class Gate:
    """A logistic regression over `SIGNALS`, fitted on sentences that the classifier had not seen."""

    weights: Numbers
    bias: float
    thresholds: Thresholds

    def confidence(self, evidence: Evidence, probabilities: Numbers) -> float:
        """Probability that the first reading is right."""
        value = float(self.weights @ signals(evidence, probabilities)) + self.bias
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))

    def verdict(self, confidence: float, sensitive: bool) -> Verdict:
        """What to do with a first reading. To miss what is sensitive is worse than to mistake something for it."""
        if confidence >= (self.thresholds.act_on_sensitive if sensitive else self.thresholds.act):
            return ACT
        return ASK_BACK if confidence >= self.thresholds.ask_back else NOTHING


def signals(evidence: Evidence, probabilities: Numbers) -> Numbers:
    """One text's signals, in the order of `SIGNALS`."""
    first, second = evidence.readings(probabilities)[:2].tolist()
    likely = float(probabilities[first])
    doubt = -float(probabilities @ np.log(np.maximum(probabilities, 1e-9)))
    ours = np.delete(evidence.likeness, [one for one in (evidence.out_of_scope, evidence.vague) if one is not None])
    values = [_odds(likely), likely - float(probabilities[second]), float(evidence.margins[first]), evidence.known]
    values += [
        doubt,
        _odds(_of(probabilities, evidence.out_of_scope)),
        float(evidence.likeness[first]),
        float(ours.max()),
    ]
    return np.array([*values, _odds(_of(probabilities, evidence.vague))], np.float32)


def softmax(margins: Numbers, temperature: float) -> Numbers:
    """Margins as probabilities; a lower temperature makes them bolder."""
    weights = np.exp((margins - margins.max()) / temperature)
    return np.asarray(weights / weights.sum(), np.float32)


def _of(probabilities: Numbers, column: int | None) -> float:
    return 0.0 if column is None else float(probabilities[column])


def _odds(probability: float) -> float:
    return math.log(max(probability, 1e-4) / max(1 - probability, 1e-4))
