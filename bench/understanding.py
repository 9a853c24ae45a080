"""What each part of the intent classifier is worth, and what more sentences would bring, as Markdown.

Trained on `data/nlu`, tested on the tuning sentences; about five minutes, with the brain's Python:

    .venv/brain/bin/python -m bench.understanding
"""

from __future__ import annotations

import random
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.exam.question import load_questions
from bot.exam.taught import taught
from bot.language.languages import Languages
from bot.understanding.concepts import NO_CONCEPTS, Concepts
from bot.understanding.encoder import shipped
from bot.understanding.gate import Numbers
from bot.understanding.model import Classifier, calm
from bot.understanding.training import Choices, Example, columns, fit

ROOT = Path(__file__).resolve().parent.parent
CONCEPTS = Concepts.load(ROOT / "data" / "concepts")
CHOICES = Choices(concepts=CONCEPTS)
SHARES = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Variant:
    """A classifier that sees less, when it is trained as well as when it is asked."""

    name: str
    choices: Choices = CHOICES
    words: bool = True
    meaning: bool = True

    def see(self, examples: Sequence[Example], meanings: Numbers) -> tuple[list[Example], Numbers]:
        """The examples as this variant sees them; what it does not see is the same in all of them."""
        seen = [one if self.words else replace(one, text="x") for one in examples]
        return seen, meanings if self.meaning else np.full_like(meanings, meanings.shape[1] ** -0.5)


VARIANTS = (
    Variant("words, letters, concepts and meaning"),
    Variant("without meaning", meaning=False),
    Variant("meaning alone", words=False),
    Variant("without concepts", replace(CHOICES, concepts=NO_CONCEPTS)),
    Variant("without letters", replace(CHOICES, letters_weight=0.0)),
    Variant("features of single sentences left out", replace(CHOICES, seen_at_least=2)),
)


def main() -> None:
    warnings.simplefilter("ignore")
    languages = tuple(Languages.load(ROOT / "languages.yml").spoken)
    learned = list(taught(ROOT / "data" / "nlu", languages))
    asked = [
        Example(one.text, one.language, one.intent) for one in load_questions(ROOT / "tests/nlu/tuning", languages)
    ]
    meanings, of_asked = (shipped().encode_all([calm(one.text) for one in group]) for group in (learned, asked))
    print(f"| {len(learned)} sentences | right | among two | {' | '.join(languages)} |")
    print("|---|---|---|" + "---|" * len(languages))
    for variant in VARIANTS:
        classifier = _fit(*variant.see(learned, meanings), variant.choices)
        _row(variant.name, classifier, *variant.see(asked, of_asked), languages)
    print(f"\n| share of the sentences | right | among two | {' | '.join(languages)} |")
    print("|---|---|---|" + "---|" * len(languages))
    order = random.Random(1).sample(range(len(learned)), len(learned))
    for share in SHARES:
        some = sorted(order[: int(share * len(learned))])
        classifier = _fit([learned[number] for number in some], meanings[some], CHOICES)
        _row(f"{share:.0%} ({len(some)})", classifier, asked, of_asked, languages)


def _fit(examples: Sequence[Example], meanings: Numbers, choices: Choices) -> Classifier:
    return fit(examples, meanings, tuple(sorted({one.intent for one in examples})), choices)


def _row(
    name: str, classifier: Classifier, asked: Sequence[Example], meanings: Numbers, languages: Sequence[str]
) -> None:
    """Print how often the right intent is first, and among the first two, in the language that it is written in."""
    found = [classifier.evidence(one.text, one.language, meaning) for one, meaning in zip(asked, meanings, strict=True)]
    order = np.array([np.argsort(-(one.margins if one else classifier.intercepts)) for one in found])
    hits = order[:, :2] == columns(asked, classifier.intents)[:, None]
    of = {code: hits[[one.language == code for one in asked], 0].mean() for code in languages}
    shares = [hits[:, 0].mean(), hits.any(axis=1).mean(), *of.values()]
    print(f"| {name} | {' | '.join(f'{share * 100:.1f}' for share in shares)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
