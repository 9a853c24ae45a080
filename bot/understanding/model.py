"""The trained classifier of intents: two matrices and a gate, read with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from bot.understanding.beside import Clause, others
from bot.understanding.clauses import clauses, spelled_out
from bot.understanding.concepts import Concepts
from bot.understanding.encoder import Encoder, shipped
from bot.understanding.features import Counted, Features, Weights, count
from bot.understanding.gate import Evidence, Gate, Numbers, Thresholds, softmax
from bot.understanding.reading import NOTHING_READ, Ranked, Reading

FILE = "intents.npz"
# The column, if there is one, of messages that could be about anything: never a reading.
VAGUE = "vague"
# More characters than this tell nothing new and only cost time.
LONGEST = 1_000
RANKING = 5


@dataclass(frozen=True)
class Classifier:
    """What gives every intent a margin. Columns are intents; rows are grams, and the 512 numbers of a meaning.

    `middles`: the mean meaning of each intent's training sentences, of length one. The column `vague` is no intent.
    """

    intents: tuple[str, ...]
    features: Features
    of_grams: NDArray[np.float16]
    of_meaning: Numbers
    intercepts: Numbers
    middles: Numbers
    out_of_scope: str

    def evidence(self, text: str, language: str, meaning: Numbers) -> Evidence | None:
        """What speaks for each intent; None if training knew nothing of the text."""
        return self.weigh(count(text, language, self.features.concepts), meaning)

    def weigh(self, message: Counted, meaning: Numbers) -> Evidence | None:
        """The same of a message whose grams are counted already."""
        row = self.features.weigh(message)
        if not len(row.columns):
            return None
        of_grams = row.weights @ self.of_grams[row.columns].astype(np.float32)
        margins = of_grams + meaning @ self.of_meaning + self.intercepts
        return Evidence(
            margins, row.known, meaning @ self.middles, self._column(self.out_of_scope), self._column(VAGUE)
        )

    def _column(self, intent: str) -> int | None:
        return self.intents.index(intent) if intent in self.intents else None


@dataclass(frozen=True)
class IntentModel:
    """Everything that reading a message needs. `small_talk` is never another matter beside the first one."""

    classifier: Classifier
    encoder: Encoder
    temperature: float
    gate: Gate
    small_talk: frozenset[str] = frozenset()
    sensitive: frozenset[str] = frozenset()

    def read(self, text: str, language: str) -> Reading:
        """The reading of a whole message, with other matters that single clauses of it are about."""
        parts = clauses(text[:LONGEST], language)
        spelled = [spelled_out(part, language) for part in parts] if len(parts) > 1 else []
        texts = [text[:LONGEST], *spelled]
        meanings = self.encoder.encode_all([calm(one) for one in texts])
        whole, *rest = (self._read(one, language, meaning) for one, meaning in zip(texts, meanings, strict=True))
        if not whole.understood:
            return whole
        beside = [Clause(*one) for one in zip(parts, rest, map(str.__ne__, parts, spelled), strict=False)]
        return replace(whole, also=others(whole.intent, beside, self.small_talk))

    def read_one(self, text: str, language: str) -> Reading:
        """The reading of a text as one matter."""
        return self._read(text, language, self.encoder.encode(calm(text)))

    def _read(self, text: str, language: str, meaning: Numbers) -> Reading:
        evidence = self.classifier.evidence(text, language, meaning)
        if evidence is None:
            return NOTHING_READ
        probabilities = softmax(evidence.margins, self.temperature)
        confidence = self.gate.confidence(evidence, probabilities)
        order = evidence.readings(probabilities)[:RANKING]
        # The gate's word is the first one's confidence; the others keep their distance to it.
        scale = confidence / float(probabilities[order[0]])
        intents = self.classifier.intents
        ranking = [Ranked(intents[column], float(probabilities[column]) * scale) for column in order]
        return Reading(tuple(ranking), self.gate.verdict(confidence, ranking[0].intent in self.sensitive))

    def save(self, folder: Path) -> None:
        """Write the model as one file, without pickled objects."""
        classifier, gate = self.classifier, self.gate
        np.savez_compressed(
            folder / FILE,
            intents=np.array(classifier.intents),
            keys=classifier.features.keys,
            idf=classifier.features.idf,
            block_weights=np.array([classifier.features.weights.letters, classifier.features.weights.concepts]),
            concepts=np.array(classifier.features.concepts.as_json()),
            of_grams=classifier.of_grams,
            of_meaning=classifier.of_meaning,
            intercepts=classifier.intercepts,
            middles=classifier.middles,
            out_of_scope=np.array(classifier.out_of_scope),
            temperature=np.array(self.temperature),
            gate_weights=gate.weights,
            gate_bias=np.array(gate.bias),
            thresholds=np.array([gate.thresholds.act, gate.thresholds.act_on_sensitive, gate.thresholds.ask_back]),
            small_talk=np.array(sorted(self.small_talk), dtype=np.str_),
            sensitive=np.array(sorted(self.sensitive), dtype=np.str_),
        )

    @classmethod
    def load(cls, file: Path | BinaryIO) -> IntentModel:
        """Read what `save` wrote, from a path or an open file, with the encoder of this repository.

        Raises:
            OSError, ValueError, KeyError: the file is missing or is not such a model.
        """
        with np.load(file, allow_pickle=False) as stored:
            weights = Weights(*stored["block_weights"].tolist())
            concepts = Concepts.from_json(str(stored["concepts"]))
            classifier = Classifier(
                _texts(stored["intents"]),
                Features(stored["keys"], stored["idf"], weights, concepts),
                stored["of_grams"],
                stored["of_meaning"],
                stored["intercepts"],
                stored["middles"],
                str(stored["out_of_scope"]),
            )
            return cls(
                classifier,
                shipped(),
                float(stored["temperature"]),
                Gate(stored["gate_weights"], float(stored["gate_bias"]), Thresholds(*stored["thresholds"].tolist())),
                frozenset(_texts(stored["small_talk"])),
                frozenset(_texts(stored["sensitive"])),
            )


def calm(text: str) -> str:
    """A text as the encoder reads it: it hardly knows words in capitals, so what is shouted is said again quietly."""
    letters = [one for one in text if one.isalpha()]
    shouted = sum(one.isupper() for one in letters) > 0.4 * len(letters)
    return text.lower() if shouted else text


def _texts(stored: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(text) for text in stored)
