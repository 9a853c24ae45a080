"""Fit how far a reading is to be trusted, on sentences that the classifier had not seen. Needs scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.understanding.gate import SIGNALS, Evidence, Gate, Numbers, Thresholds, signals, softmax


def fit_temperature(margins: Numbers, right: NDArray[np.int64]) -> float:
    """The temperature under which the right intents are likeliest, of forty between 0.2 and 10."""

    def surprise(temperature: float) -> float:
        scaled = margins / temperature
        top = scaled.max(axis=1)
        chosen = scaled[np.arange(len(right)), right]
        return float((np.log(np.exp(scaled - top[:, None]).sum(axis=1)) + top - chosen).mean())

    return min((float(one) for one in np.geomspace(0.2, 10, 40)), key=surprise)


def fit_gate(
    evidence: Sequence[Evidence], right: NDArray[np.int64], temperature: float, thresholds: Thresholds
) -> Gate:
    """The gate that best tells right first readings from wrong ones."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    probabilities = [softmax(one.margins, temperature) for one in evidence]
    rows = np.array([signals(one, its) for one, its in zip(evidence, probabilities, strict=True)])
    first = np.array([one.readings(its)[0] for one, its in zip(evidence, probabilities, strict=True)])
    hit = first == right
    if hit.all() or not hit.any():  # nothing to learn from: trust the classifier
        return Gate(np.zeros(len(SIGNALS), np.float32), 3.0 if hit.all() else -3.0, thresholds)
    # Signals differ in size; the regression is fitted on equal ones and its weights are turned back.
    size = np.maximum(rows.std(axis=0), 1e-6)
    machine = LogisticRegression(C=10.0, max_iter=500).fit(rows / size, hit)
    return Gate((machine.coef_[0] / size).astype(np.float32), float(machine.intercept_[0]), thresholds)
