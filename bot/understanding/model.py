"""The trained classifier of intents: one matrix, read with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from bot.understanding.clauses import clauses
from bot.understanding.concepts import Concepts
from bot.understanding.features import Features, Weights
from bot.understanding.gate import Gate, Numbers, softmax
from bot.understanding.reading import NOTHING_READ, Ranked, Reading

FILE = "intents.npz"
# More characters than this tell nothing new and only cost time.
LONGEST = 1_000
RANKING = 5


@dataclass(frozen=True)
class IntentModel:
    """Everything that reading a message needs. Rows of `coefficients` are grams, columns are intents."""

    intents: tuple[str, ...]
    features: Features
    coefficients: NDArray[np.float16]
    intercepts: Numbers
    temperature: float
    gate: Gate
    small_talk: frozenset[str] = frozenset()

    def read(self, text: str, language: str) -> Reading:
        """The reading of a whole message, with other matters that single clauses of it are about."""
        whole = self.read_one(text[:LONGEST], language)
        parts = clauses(text[:LONGEST])
        if len(parts) < 2 or not whole.understood:
            return whole
        also: dict[str, Ranked] = {}
        for part in parts:
            reading = self.read_one(part, language)
            best = reading.ranking[0] if reading.understood else None
            if best and best.intent not in self.small_talk | also.keys() | {whole.intent}:
                also[best.intent] = best
        return replace(whole, also=tuple(sorted(also.values(), key=lambda one: -one.confidence)))

    def read_one(self, text: str, language: str) -> Reading:
        """The reading of a text as one matter."""
        row = self.features.row(text, language)
        if not len(row.columns):
            return NOTHING_READ
        margins = row.weights @ self.coefficients[row.columns].astype(np.float32) + self.intercepts
        probabilities = softmax(margins, self.temperature)
        confidence = self.gate.confidence(margins, probabilities, row.known)
        order = np.argsort(-probabilities, kind="stable")[:RANKING]
        # The gate's verdict is the first one's confidence; the others keep their distance to it.
        scale = confidence / float(probabilities[order[0]])
        ranking = [Ranked(self.intents[column], float(probabilities[column]) * scale) for column in order]
        return Reading(tuple(ranking), confidence >= self.gate.threshold)

    def save(self, folder: Path) -> None:
        """Write the model as one file, without pickled objects."""
        np.savez_compressed(
            folder / FILE,
            intents=np.array(self.intents),
            keys=self.features.keys,
            idf=self.features.idf,
            block_weights=np.array([self.features.weights.letters, self.features.weights.concepts]),
            concepts=np.array(self.features.concepts.as_json()),
            coefficients=self.coefficients,
            intercepts=self.intercepts,
            temperature=np.array(self.temperature),
            gate_weights=self.gate.weights,
            gate_numbers=np.array([self.gate.bias, self.gate.threshold]),
            small_talk=np.array(sorted(self.small_talk), dtype=np.str_),
        )

    @classmethod
    def load(cls, file: Path | BinaryIO) -> IntentModel:
        """Read what `save` wrote, from a path or an open file.

        Raises:
            OSError, ValueError, KeyError: the file is missing or is not such a model.
        """
        with np.load(file, allow_pickle=False) as stored:
            bias, threshold = stored["gate_numbers"].tolist()
            weights = Weights(*stored["block_weights"].tolist())
            concepts = Concepts.from_json(str(stored["concepts"]))
            return cls(
                _texts(stored["intents"]),
                Features(stored["keys"], stored["idf"], weights, concepts),
                stored["coefficients"],
                stored["intercepts"],
                float(stored["temperature"]),
                Gate(stored["gate_weights"], bias, threshold),
                frozenset(_texts(stored["small_talk"])),
            )


def _texts(stored: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(text) for text in stored)
