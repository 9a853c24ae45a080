"""What each part of the intent classifier is worth, what more sentences would bring, and cross-validation.

Markdown, each row as soon as it is known. With the brain's Python; a quarter of an hour for all on a quiet machine:

    .venv/brain/bin/python -m bench.understanding [parts] [curve] [cross-validation]
"""

from __future__ import annotations

import random
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bench.competition import (
    asked_in,
    everything,
    first_two,
    heading,
    learn,
    prepare,
    row,
    shipped_choices,
    spoken,
)
from bot.understanding.concepts import NO_CONCEPTS
from bot.understanding.gate import softmax
from bot.understanding.lessons import Lessons
from bot.understanding.model import VAGUE
from bot.understanding.reading import ACT
from bot.understanding.training import Choices, cross_validate
from bot.understanding.trust import fit_gate, fit_temperature

CHOICES = shipped_choices()
SHARES = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Variant:
    """A classifier that sees less, when it is trained as well as when it is asked."""

    name: str
    choices: Choices = CHOICES
    words: bool = True
    meaning: bool = True

    def see(self, lessons: Lessons) -> Lessons:
        """The lessons as this variant sees them; what it does not see is the same in all of them."""
        texts = [one if self.words else replace(one, text="x") for one in lessons.examples]
        hidden = np.full_like(lessons.meanings, lessons.meanings.shape[1] ** -0.5)
        counted = Lessons.count(texts, self.choices.concepts)
        return Lessons(texts, counted, lessons.meanings if self.meaning else hidden)


VARIANTS = (
    Variant("words, letters, concepts and meaning, as shipped"),
    Variant("without meaning", meaning=False),
    Variant("meaning alone", words=False),
    Variant("without concepts", replace(CHOICES, concepts=NO_CONCEPTS)),
    Variant("without letters", replace(CHOICES, letters_weight=0.0)),
    Variant("with the features of single sentences", replace(CHOICES, seen_at_least=1)),
)


def main(wanted: Sequence[str]) -> None:
    """Print the tables that are asked for; all of them if none is."""
    warnings.simplefilter("ignore")
    languages = spoken()
    taught = prepare(everything(languages), CHOICES)
    asked = prepare(asked_in(languages), CHOICES)
    tables: dict[str, Callable[[Lessons, Lessons, Sequence[str]], None]] = {
        "parts": _parts,
        "curve": _curve,
        "cross-validation": _cross_validation,
    }
    for name in wanted or tables:
        tables[name](taught, asked, languages)
        print()


def _parts(taught: Lessons, asked: Lessons, languages: Sequence[str]) -> None:
    print(heading(f"{len(taught.examples)} sentences", languages))
    for variant in VARIANTS:
        answers = first_two(learn(variant.see(taught), variant.choices), variant.see(asked))
        print(row(variant.name, answers, asked.examples, languages), flush=True)


def _curve(taught: Lessons, asked: Lessons, languages: Sequence[str]) -> None:
    print(heading("share of the sentences", languages))
    everybody = len(taught.examples)
    order = random.Random(1).sample(range(everybody), everybody)
    for share in SHARES:
        part = taught.some(sorted(order[: int(share * everybody)]))
        answers = first_two(learn(part, CHOICES), asked)
        print(row(f"{share:.0%} ({len(part.examples):,})", answers, asked.examples, languages), flush=True)


def _cross_validation(taught: Lessons, _: Lessons, languages: Sequence[str]) -> None:
    """The model's own lessons, each read by a classifier that was taught the other two thirds."""
    vague = prepare(CHOICES.vague, CHOICES)
    lessons = taught.and_also(vague)
    intents = (*sorted({one.intent for one in taught.examples}), VAGUE)
    evidence, right = cross_validate(lessons, intents, CHOICES), lessons.columns(intents)
    temperature = fit_temperature(np.array([one.margins for one in evidence]), right)
    gate = fit_gate(evidence, right, temperature, CHOICES.thresholds)
    found = []
    for one in evidence:
        probabilities = softmax(one.margins, temperature)
        first, second = (intents[column] for column in one.readings(probabilities)[:2])
        verdict = gate.verdict(gate.confidence(one, probabilities), first in CHOICES.sensitive)
        found.append((first, second, verdict == ACT))
    print(f"| {len(lessons.examples)} sentences, three folds | all | {' | '.join(languages)} |")
    print("|---|---|" + "---|" * len(languages))
    for name, belongs, good in _measures(CHOICES.out_of_scope, CHOICES.sensitive):
        shares = []
        for language in (None, *languages):
            pairs = [
                good(one.intent, *its)
                for one, its in zip(lessons.examples, found, strict=True)
                if language in (None, one.language) and belongs(one.intent)
            ]
            shares.append(f"{100 * sum(pairs) / len(pairs):.1f}")
        print(f"| {name} | {' | '.join(shares)} |", flush=True)


def _measures(
    beyond: str, sensitive: frozenset[str]
) -> list[tuple[str, Callable[[str], bool], Callable[[str, str, str, bool], bool]]]:
    """What is counted, among which sentences, and when it is so: by intent, first and second reading, acted upon."""
    return [
        ("first reading is right", _is_matter, lambda intent, first, second, acted: intent == first),
        ("right one among the first two", _is_matter, lambda intent, first, second, acted: intent in (first, second)),
        ("acted upon, rightly", _is_matter, lambda intent, first, second, acted: acted and intent == first),
        (
            "sensitive: recall",
            lambda intent: intent in sensitive,
            lambda intent, first, second, acted: acted and first in sensitive,
        ),
        (
            "out of scope, yet acted upon",
            lambda intent: intent == beyond,
            lambda intent, first, second, acted: acted and first != beyond,
        ),
        (
            "ours, yet called out of scope",
            lambda intent: intent not in (beyond, VAGUE),
            lambda intent, first, second, acted: acted and first == beyond,
        ),
        (
            "could be about anything, yet acted upon",
            lambda intent: intent == VAGUE,
            lambda intent, first, second, acted: acted,
        ),
    ]


def _is_matter(intent: str) -> bool:
    return intent != VAGUE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
