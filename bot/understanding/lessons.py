"""What is taught: sentences with what takes time to know of them, their grams and their meaning, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.concepts import Concepts
from bot.understanding.features import Counted, count
from bot.understanding.gate import Numbers
from bot.understanding.model import VAGUE, calm
from bot.understanding.remembered import Remembered


@dataclass(frozen=True)
class Example:
    """A training sentence."""

    text: str
    language: str
    intent: str


@dataclass(frozen=True)
class Lessons:
    """Examples, and in the same order their grams and their meanings (one row each)."""

    examples: Sequence[Example]
    counted: Sequence[Counted]
    meanings: Numbers

    def some(self, numbers: Sequence[int]) -> Lessons:
        """Those at these places."""
        return Lessons(
            [self.examples[number] for number in numbers],
            [self.counted[number] for number in numbers],
            self.meanings[numbers],
        )

    def and_also(self, others: Lessons) -> Lessons:
        """These, and others behind them."""
        return Lessons(
            [*self.examples, *others.examples],
            [*self.counted, *others.counted],
            np.concatenate([self.meanings, others.meanings]),
        )

    def columns(self, intents: tuple[str, ...]) -> NDArray[np.int64]:
        """The column of each example's intent."""
        place = {intent: column for column, intent in enumerate(intents)}
        return np.array([place[example.intent] for example in self.examples])

    @classmethod
    def prepare(cls, examples: Sequence[Example], concepts: Concepts, remembered: Remembered) -> Lessons:
        """Count the grams of all examples and find what they mean; a minute for twenty thousand new ones."""
        meanings = remembered.meanings([calm(example.text) for example in examples])
        return cls(examples, cls.count(examples, concepts), meanings)

    @staticmethod
    def count(examples: Sequence[Example], concepts: Concepts) -> list[Counted]:
        """The grams of each example."""
        return [count(example.text, example.language, concepts) for example in examples]


def load_vague(folder: Path) -> list[Example]:
    """Messages that could be about anything: `<language>.yml` files, each a list of texts. No folder, none.

    Raises:
        ValueError: a file is not such a list.
    """
    import yaml  # only where a model is trained

    examples = []
    for file in sorted(folder.glob("*.yml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8")) or []
        if not (isinstance(content, list) and all(isinstance(text, str) for text in content)):
            raise ValueError(f"{file}: a list of texts is needed")
        examples += [Example(text, file.stem, VAGUE) for text in content]
    return examples
