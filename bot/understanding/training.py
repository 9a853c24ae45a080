"""Train the classifier. Runs only where a model is trained: the one file that needs scikit-learn and scipy."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.concepts import NO_CONCEPTS, Concepts
from bot.understanding.features import Features, Weights
from bot.understanding.gate import Gate, Numbers, signals, softmax
from bot.understanding.model import IntentModel

# A wrong act costs half of what a right one gains: asking once too often is bad as well.
COST_OF_WRONG = 0.5
# An SVM's margins are small beside a regression's log odds; this makes them weigh alike.
VECTOR_MACHINE_SCALE = 0.25


@dataclass(frozen=True)
class Example:
    """A training sentence."""

    text: str
    language: str
    intent: str


@dataclass(frozen=True)
class Choices:
    """What tuning chose; `config.yml` may say otherwise."""

    letters_weight: float = 1.2
    concepts_weight: float = 1.0
    seen_at_least: int = 1
    vector_machine_c: float = 1.0
    regression_c: float = 20.0
    folds: int = 5
    out_of_scope: str = "out_of_scope"
    small_talk: frozenset[str] = frozenset()
    concepts: Concepts = NO_CONCEPTS


@dataclass(frozen=True)
class Unseen:
    """Margins (sentences x intents) of sentences by models that had not seen them, and the share of words known."""

    margins: Numbers
    known: Numbers


def train(examples: Sequence[Example], choices: Choices) -> IntentModel:
    """A model of all examples, its confidence fitted by cross-validation.

    Raises:
        ValueError: fewer than two intents, or none with as many examples as folds.
    """
    intents = tuple(sorted({example.intent for example in examples}))
    if len(intents) < 2:
        raise ValueError("training needs sentences of at least two intents")
    unseen = cross_validate(examples, intents, choices)
    temperature = fit_temperature(unseen.margins, _columns(examples, intents))
    gate = fit_gate(examples, intents, unseen, temperature, choices.out_of_scope)
    features, coefficients, intercepts = _fit(examples, intents, choices)
    return IntentModel(
        intents, features, coefficients.astype(np.float16), intercepts, temperature, gate, choices.small_talk
    )


def cross_validate(examples: Sequence[Example], intents: tuple[str, ...], choices: Choices) -> Unseen:
    """Each sentence's margins by a model trained on the other folds; folds are the same in every run."""
    margins = np.zeros((len(examples), len(intents)), np.float32)
    known = np.zeros(len(examples), np.float32)
    for held_out in _folds(examples, choices.folds):
        rest = [example for number, example in enumerate(examples) if number not in held_out]
        features, coefficients, intercepts = _fit(rest, intents, choices)
        for number in held_out:
            row = features.row(examples[number].text, examples[number].language)
            margins[number] = row.weights @ coefficients[row.columns] + intercepts
            known[number] = row.known
    return Unseen(margins, known)


def _folds(examples: Sequence[Example], folds: int) -> Iterator[frozenset[int]]:
    """Positions by fold; the sentences of each intent and language are dealt out evenly."""
    dealt: Counter[tuple[str, str]] = Counter()
    fold_of = []
    for example in examples:
        fold_of.append(dealt[example.language, example.intent] % folds)
        dealt[example.language, example.intent] += 1
    for fold in range(folds):
        yield frozenset(number for number, its in enumerate(fold_of) if its == fold)


def _fit(examples: Sequence[Example], intents: tuple[str, ...], choices: Choices) -> tuple[Features, Numbers, Numbers]:
    """Features, coefficients (grams x intents) and intercepts of an SVM and a logistic regression added up.

    Both are linear, so their mean is one linear model: better than either, and no dearer to ask.
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]
    from sklearn.svm import LinearSVC  # type: ignore[import-not-found, unused-ignore]

    # An intent's name is one more sentence about it, in English.
    named = [Example(intent.replace("_", " "), "en", intent) for intent in intents]
    everything = [*examples, *named]
    pairs = [(example.text, example.language) for example in everything]
    weights = Weights(choices.letters_weight, choices.concepts_weight)
    features = Features.learn(pairs, weights, choices.concepts, choices.seen_at_least)
    matrix, right = _matrix(features, pairs), _columns(everything, intents)
    vector_machine = LinearSVC(C=choices.vector_machine_c, random_state=0).fit(matrix, right)
    # Stopped early on purpose: later rounds change nothing that matters and take minutes.
    regression = LogisticRegression(C=choices.regression_c, solver="saga", max_iter=25, tol=1e-3, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        regression.fit(matrix, right)
    coefficients = _both(vector_machine.coef_) / VECTOR_MACHINE_SCALE + _both(regression.coef_)
    intercepts = _both(vector_machine.intercept_) / VECTOR_MACHINE_SCALE + _both(regression.intercept_)
    return features, np.ascontiguousarray(coefficients.T, np.float32), intercepts.astype(np.float32)


def _both(rows: Numbers) -> Numbers:
    """scikit-learn gives one row for two intents, that of the second; here each intent has its own."""
    return np.concatenate([-rows, rows]) if len(rows) == 1 else rows


def _matrix(features: Features, pairs: Sequence[tuple[str, str]]) -> Any:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

    rows = [features.row(text, language) for text, language in pairs]
    starts = np.cumsum([0, *(len(row.columns) for row in rows)])
    weights = np.concatenate([row.weights for row in rows]).astype(np.float64)
    columns = np.concatenate([row.columns for row in rows])
    return csr_matrix((weights, columns, starts), shape=(len(rows), len(features.keys)))


def _columns(examples: Sequence[Example], intents: tuple[str, ...]) -> NDArray[np.int64]:
    place = {intent: column for column, intent in enumerate(intents)}
    return np.array([place[example.intent] for example in examples])


def fit_temperature(margins: Numbers, right: NDArray[np.int64]) -> float:
    """The temperature under which the right intents are likeliest, of forty between 0.2 and 10."""

    def surprise(temperature: float) -> float:
        scaled = margins / temperature
        top = scaled.max(axis=1)
        chosen = scaled[np.arange(len(right)), right]
        return float((np.log(np.exp(scaled - top[:, None]).sum(axis=1)) + top - chosen).mean())

    return min((float(one) for one in np.geomspace(0.2, 10, 40)), key=surprise)


def fit_gate(
    examples: Sequence[Example], intents: tuple[str, ...], unseen: Unseen, temperature: float, out_of_scope: str
) -> Gate:
    """The gate that best tells right first readings from wrong ones, and the threshold that pays best."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]

    rows = [
        signals(margins, softmax(margins, temperature), float(known))
        for margins, known in zip(unseen.margins, unseen.known, strict=True)
    ]
    first = [intents[column] for column in unseen.margins.argmax(axis=1)]
    right = np.array([guess == example.intent for guess, example in zip(first, examples, strict=True)])
    if right.all() or not right.any():  # nothing to learn from: trust the classifier
        return Gate(np.zeros(len(rows[0]), np.float32), 3.0 if right.all() else -3.0, 0.5)
    machine = LogisticRegression(C=10.0).fit(np.array(rows), right)
    confidence = machine.predict_proba(np.array(rows))[:, 1]
    # To read something out of scope as out of scope needs no gate: the answer is the same.
    gated = np.array([guess != out_of_scope for guess in first])
    threshold = best_threshold(confidence[gated], right[gated])
    return Gate(machine.coef_[0].astype(np.float32), float(machine.intercept_[0]), threshold)


def best_threshold(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """The confidence from which on acting pays best: each right act gains one, each wrong one costs `COST_OF_WRONG`."""
    order = np.argsort(-confidence)
    gain = np.cumsum(np.where(right[order], 1.0, -COST_OF_WRONG))
    return float(confidence[order[int(gain.argmax())]])
