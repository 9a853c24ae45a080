"""Training sentences that may stand in the wrong intent, to be read by a person.

Each is read by a classifier that was taught all but a part of the sentences, this one among them. Where the others
say clearly that it is about something else, either the sentence stands wrongly or the border is hard: only somebody
who knows the taxonomy can tell, so nothing is moved by itself. Runs in the brain's environment, where training does:

    .venv/brain/bin/python -m bot.exam.misplaced 50
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from bot.exam.taught import taught
from bot.language.languages import Languages
from bot.understanding.concepts import Concepts
from bot.understanding.encoder import shipped
from bot.understanding.lessons import Example, Lessons
from bot.understanding.remembered import Remembered
from bot.understanding.training import Choices, cross_validate

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Misplaced:
    """A sentence that stands in `intent` and reads as `reads_as`; by how much more, in margins of the classifier."""

    language: str
    intent: str
    reads_as: str
    by: float
    text: str


def find_misplaced(examples: Sequence[Example], choices: Choices) -> list[Misplaced]:
    """Those whose first reading is not their own intent, the clearest first.

    Raises:
        ValueError: some part without its sentences has fewer than two intents.
    """
    intents = tuple(sorted({one.intent for one in examples}))
    lessons = Lessons.prepare(examples, choices.concepts, Remembered(shipped()))
    found = []
    for example, evidence in zip(examples, cross_validate(lessons, intents, choices), strict=True):
        best, own = int(np.argmax(evidence.margins)), intents.index(example.intent)
        if best != own:
            by = round(float(evidence.margins[best] - evidence.margins[own]), 2)
            found.append(Misplaced(example.language, example.intent, intents[best], by, example.text))
    return sorted(found, key=lambda one: -one.by)


def main(most: int) -> None:
    """Print the clearest ones, one JSON line each."""
    warnings.simplefilter("ignore")
    examples = list(taught(ROOT / "data" / "nlu", Languages.load(ROOT / "languages.yml").spoken))
    print(f"training: reading {len(examples)} sentences, about two minutes", file=sys.stderr, flush=True)
    found = find_misplaced(examples, Choices(concepts=Concepts.load(ROOT / "data" / "concepts")))
    for one in found[:most]:
        print(json.dumps(asdict(one), ensure_ascii=False))
    share = len(found) / len(examples)
    print(f"training: {len(found)} ({share:.1%}) are read as something else by the others", file=sys.stderr)


if __name__ == "__main__":
    main(int(sys.argv[1]))
