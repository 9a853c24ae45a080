"""Train the classifier. Runs only where a model is trained: with `trust.py` all that needs scikit-learn and scipy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.concepts import NO_CONCEPTS, Concepts
from bot.understanding.encoder import shipped
from bot.understanding.features import Counted, Features, Weights, count
from bot.understanding.gate import Evidence, Numbers, Thresholds
from bot.understanding.lessons import Example, Lessons
from bot.understanding.model import VAGUE, Classifier, IntentModel
from bot.understanding.remembered import Remembered
from bot.understanding.trust import fit_gate, fit_temperature

# An SVM's margins are small beside a regression's log odds; this makes them weigh alike.
VECTOR_MACHINE_SCALE = 0.25
THRESHOLDS = Thresholds(act=0.4, act_on_sensitive=0.3, ask_back=0.15)


@dataclass(frozen=True)
class Choices:
    """What tuning chose (docs/understanding.md); `config.yml` may say otherwise."""

    letters_weight: float = 1.2
    concepts_weight: float = 1.0
    seen_at_least: int = 1
    vector_machine_c: float = 1.0
    regression_c: float = 10.0
    # Two fifths of the way to where it settles: as right, and quicker.
    regression_rounds: int = 40
    folds: int = 3
    out_of_scope: str = "out_of_scope"
    # What is out of scope is of a hundred kinds that no list of sentences covers: in doubt it gets so much more margin.
    out_of_scope_bonus: float = 2.5
    thresholds: Thresholds = THRESHOLDS
    small_talk: frozenset[str] = frozenset()
    sensitive: frozenset[str] = frozenset()
    concepts: Concepts = NO_CONCEPTS
    # What could be about anything: a column of its own, which is no reading, and teaches the gate when not to be sure.
    vague: Sequence[Example] = ()


def train(examples: Sequence[Example], choices: Choices, remembered: Remembered | None = None) -> IntentModel:
    """A model of all examples, its confidence fitted by cross-validation.

    Raises:
        ValueError: fewer than two intents, or none with as many examples as folds.
    """
    intents = tuple(sorted({example.intent for example in examples}))
    if len(intents) < 2:
        raise ValueError("training needs sentences of at least two intents")
    if choices.vague:
        intents = (*intents, VAGUE)
    remembered = remembered or Remembered(shipped())
    lessons = Lessons.prepare([*examples, *choices.vague], choices.concepts, remembered)
    evidence = cross_validate(lessons, intents, choices)
    right = lessons.columns(intents)
    temperature = fit_temperature(np.array([one.margins for one in evidence]), right)
    gate = fit_gate(evidence, right, temperature, choices.thresholds)
    classifier = fit(lessons, intents, choices)
    return IntentModel(classifier, shipped(), temperature, gate, choices.small_talk, choices.sensitive)


def cross_validate(lessons: Lessons, intents: tuple[str, ...], choices: Choices) -> list[Evidence]:
    """What a classifier trained on the other folds makes of each sentence; folds are the same in every run."""
    found: dict[int, Evidence] = {}
    for held_out in _folds(lessons.examples, choices.folds):
        rest = [number for number in range(len(lessons.examples)) if number not in held_out]
        classifier = fit(lessons.some(rest), intents, choices)
        nothing = Evidence(classifier.intercepts, 0.0, np.zeros(len(intents), np.float32), None)
        for number in held_out:
            found[number] = classifier.weigh(lessons.counted[number], lessons.meanings[number]) or nothing
    return [found[number] for number in range(len(lessons.examples))]


def _folds(examples: Sequence[Example], folds: int) -> Iterator[frozenset[int]]:
    """Positions by fold; the sentences of each intent and language are dealt out evenly."""
    dealt: Counter[tuple[str, str]] = Counter()
    fold_of = []
    for example in examples:
        fold_of.append(dealt[example.language, example.intent] % folds)
        dealt[example.language, example.intent] += 1
    for fold in range(folds):
        yield frozenset(number for number, its in enumerate(fold_of) if its == fold)


def fit(lessons: Lessons, intents: tuple[str, ...], choices: Choices) -> Classifier:
    """A support vector machine over grams and a logistic regression over meanings, added up.

    Both are linear, so the sum is no dearer to ask than either, and they err differently: one knows our words, the
    other what words mean.
    """
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]
    from sklearn.svm import LinearSVC  # type: ignore[import-not-found, unused-ignore]

    right = lessons.columns(intents)
    # An intent's name is one more sentence about it, in English.
    named = [count(intent.replace("_", " "), "en", choices.concepts) for intent in intents]
    counted = [*lessons.counted, *named]
    weights = Weights(choices.letters_weight, choices.concepts_weight)
    features = Features.learn(counted, weights, choices.concepts, choices.seen_at_least)
    machine = LinearSVC(C=choices.vector_machine_c, random_state=0)
    machine.fit(_matrix(features, counted), np.concatenate([right, np.arange(len(intents))]))
    regression = LogisticRegression(C=choices.regression_c, max_iter=choices.regression_rounds)
    regression.fit(lessons.meanings, right)
    of_grams = _both(machine.coef_) / VECTOR_MACHINE_SCALE
    intercepts = _both(machine.intercept_) / VECTOR_MACHINE_SCALE + _both(regression.intercept_)
    intercepts += np.array([intent == choices.out_of_scope for intent in intents]) * choices.out_of_scope_bonus
    return Classifier(
        intents,
        features,
        np.ascontiguousarray(of_grams.T, np.float16),
        np.ascontiguousarray(_both(regression.coef_).T, np.float32),
        intercepts.astype(np.float32),
        _middles(lessons.meanings, right, len(intents)),
        choices.out_of_scope,
    )


def _middles(meanings: Numbers, right: NDArray[np.int64], intents: int) -> Numbers:
    """The mean meaning of each intent's sentences, one column each, of length one."""
    middles = np.array([meanings[right == column].mean(axis=0) for column in range(intents)])
    return np.ascontiguousarray((middles / np.linalg.norm(middles, axis=1, keepdims=True)).T, np.float32)


def _both(rows: Numbers) -> Numbers:
    """scikit-learn gives one row for two intents, that of the second; here each intent has its own."""
    return np.concatenate([-rows, rows]) if len(rows) == 1 else rows


def _matrix(features: Features, messages: Sequence[Counted]) -> Any:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped, unused-ignore]

    rows = [features.weigh(one) for one in messages]
    starts = np.cumsum([0, *(len(row.columns) for row in rows)])
    weights = np.concatenate([row.weights for row in rows]).astype(np.float64)
    places = np.concatenate([row.columns for row in rows])
    return csr_matrix((weights, places, starts), shape=(len(rows), len(features.keys)))
