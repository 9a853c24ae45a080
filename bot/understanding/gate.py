"""How far to trust the classifier's first reading: the probability that it is right, and where to draw the line.

A class of its own for what is out of scope catches little; several weak signals together catch much more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
SIGNALS = ("log odds of the first reading", "distance to the second", "best margin", "share of words known")


@dataclass(frozen=True)
class Gate:
    """A logistic regression over `SIGNALS`, fitted on sentences that the classifier had not seen."""

    weights: Numbers
    bias: float
    threshold: float

    def confidence(self, margins: Numbers, probabilities: Numbers, known: float) -> float:
        """Probability that the first reading is right."""
        value = float(self.weights @ signals(margins, probabilities, known)) + self.bias
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def signals(margins: Numbers, probabilities: Numbers, known: float) -> Numbers:
    """One message's signals, in the order of `SIGNALS`; `known` is the share of words and pairs seen in training."""
    first, second = np.sort(probabilities)[-1:-3:-1].tolist()
    odds = math.log(max(first, 1e-6) / max(1 - first, 1e-6))
    return np.array([odds, first - second, float(margins.max()), known], np.float32)


def softmax(margins: Numbers, temperature: float) -> Numbers:
    """Margins as probabilities; a lower temperature makes them bolder."""
    weights = np.exp((margins - margins.max()) / temperature)
    return np.asarray(weights / weights.sum(), np.float32)
