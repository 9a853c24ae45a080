"""A message as a sparse row: stems and pairs of them, letter sequences, and concepts, each weighed by tf-idf.

Every gram is known by a 32-bit key, so that no vocabulary of strings has to be stored or loaded.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.understanding.concepts import Concepts
from bot.understanding.words import stem, words

SHORTEST, LONGEST = 2, 5
# The first letter of a gram's name is its block: a stem, a run of letters and a concept may be the same characters.
WORDS, LETTERS, CONCEPTS = "wck"
BLOCKS = (WORDS, LETTERS, CONCEPTS)
# Pairs of more concepts than this would be noise of long stories.
_MOST_CONCEPTS = 10


@dataclass(frozen=True)
class Row:
    """Columns and weights of one message, and the share of its words and pairs that training knew (0 to 1)."""

    columns: NDArray[np.int64]
    weights: NDArray[np.float32]
    known: float


@dataclass(frozen=True)
class Counted:
    """The grams of one message: their keys, how often each occurs, and the block that each belongs to."""

    keys: NDArray[np.uint32]
    times: NDArray[np.float32]
    blocks: NDArray[np.uint8]


@dataclass(frozen=True)
class Weights:
    """How much each block counts: the length of its part of a row."""

    letters: float = 1.2
    concepts: float = 1.0


@dataclass(frozen=True)
class Features:
    """The grams of the training sentences: sorted keys and their idf."""

    keys: NDArray[np.uint32]
    idf: NDArray[np.float32]
    weights: Weights
    concepts: Concepts

    def row(self, text: str, language: str) -> Row:
        """A message as a row; grams that training never saw are left out."""
        return self.weigh(count(text, language, self.concepts))

    def weigh(self, message: Counted) -> Row:
        """The same of a message whose grams are counted already."""
        columns = np.minimum(np.searchsorted(self.keys, message.keys), len(self.keys) - 1)
        found = self.keys[columns] == message.keys
        of_words = found[message.blocks == ord(WORDS)]
        known = float(of_words.mean()) if len(of_words) else 0.0
        columns, times, blocks = columns[found], message.times[found], message.blocks[found]
        weights = ((1 + np.log(times)) * self.idf[columns]).astype(np.float32)
        for block, factor in zip(BLOCKS, (1.0, self.weights.letters, self.weights.concepts), strict=True):
            inside = blocks == ord(block)
            length = float(np.linalg.norm(weights[inside]))
            if length:
                weights[inside] *= factor / length
        return Row(columns.astype(np.int64), weights, known)

    @classmethod
    def learn(
        cls, messages: Sequence[Counted], weights: Weights, concepts: Concepts, seen_at_least: int = 1
    ) -> Features:
        """Collect the grams that at least so many messages have; `concepts` are those that they were counted with."""
        every = np.concatenate([np.unique(one.keys) for one in messages])
        keys, numbers = np.unique(every, return_counts=True)
        keys, numbers = keys[numbers >= seen_at_least], numbers[numbers >= seen_at_least].astype(np.float32)
        idf = np.log((1 + len(messages)) / (1 + numbers)) + 1
        return cls(keys, idf.astype(np.float32), weights, concepts)


def count(text: str, language: str, concepts: Concepts) -> Counted:
    """The grams of a text, each once."""
    counted = Counter(grams(text, language, concepts))
    return Counted(
        np.fromiter(map(_key, counted), np.uint32, len(counted)),
        np.fromiter(counted.values(), np.float32, len(counted)),
        np.fromiter((ord(name[0]) for name in counted), np.uint8, len(counted)),
    )


def grams(text: str, language: str, concepts: Concepts) -> Iterator[str]:
    """All features of a text by name, repeated as often as they occur."""
    found = words(text, language)
    stems = [stem(word, language) for word in found]
    yield from (f"{WORDS}{one}" for one in stems)
    yield from (f"{WORDS}{first} {second}" for first, second in zip(["^", *stems], [*stems, "$"], strict=True))
    for word in found:
        padded = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            yield from (f"{LETTERS}{padded[start : start + size]}" for start in range(len(padded) - size + 1))
    meant = sorted(concepts.find(stems, language)[:_MOST_CONCEPTS])
    yield from (f"{CONCEPTS}{one}" for one in meant)
    yield from (f"{CONCEPTS}{one} {other}" for place, one in enumerate(meant) for other in meant[place + 1 :])


def _key(name: str) -> int:
    return zlib.crc32(name.encode())
