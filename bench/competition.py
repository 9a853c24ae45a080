"""What competitors for the reading of messages have in common: who is taught what, the questions, the table's rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import yaml

from bot.exam.question import load_questions
from bot.exam.taught import taught
from bot.language.languages import Languages
from bot.settings import ROOT, Settings
from bot.understanding.concepts import Concepts
from bot.understanding.encoder import shipped
from bot.understanding.lessons import Example, Lessons, load_vague
from bot.understanding.model import Classifier
from bot.understanding.remembered import Remembered
from bot.understanding.training import Choices, fit


def shipped_choices() -> Choices:
    """As `config.yml` has them, as far as they matter here."""
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    (part,) = [one for one in config["pipeline"] if one["name"].endswith("SupportIntentClassifier")]
    return Choices(
        concepts=Concepts.load(ROOT / part["concepts"]),
        vague=load_vague(ROOT / part["vague"]),
        seen_at_least=part["seen_at_least"],
        sensitive=frozenset(part["sensitive"]),
    )


def everything(languages: Sequence[str]) -> list[Example]:
    """Every training sentence."""
    return list(taught(ROOT / "data" / "nlu", languages))


def spoken() -> tuple[str, ...]:
    """The codes of the languages, in their order."""
    return tuple(Languages.load(ROOT / "languages.yml").spoken)


def asked_in(languages: Sequence[str]) -> list[Example]:
    """The sentences of the tuning exam."""
    return [Example(one.text, one.language, one.intent) for one in load_questions(ROOT / "tests/nlu/tuning", languages)]


def prepare(examples: Sequence[Example], choices: Choices) -> Lessons:
    """Grams and meanings; what a training knew already is taken from where it keeps it, if it is there."""
    known = Settings.from_environment().data / "meanings.npz"
    return Lessons.prepare(examples, choices.concepts, Remembered(shipped(), known, keeps=False))


def some(examples: Sequence[Example], share: float) -> list[int]:
    """Places of that share of each intent and language, spread evenly over its sentences; the same ones each time."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        groups[example.language, example.intent].append(number)
    return sorted(
        number
        for group in groups.values()
        for place, number in enumerate(group)
        if int(place * share) < int((place + 1) * share)
    )


def learn(lessons: Lessons, choices: Choices) -> Classifier:
    """Our classifier, taught these lessons and no others."""
    return fit(lessons, tuple(sorted({one.intent for one in lessons.examples})), choices)


def first_two(classifier: Classifier, asked: Lessons) -> list[list[str]]:
    """The two likeliest intents of each question, in the language that it is written in."""
    found = [classifier.weigh(one, its) for one, its in zip(asked.counted, asked.meanings, strict=True)]
    margins = [one.margins if one else classifier.intercepts for one in found]
    return [[classifier.intents[column] for column in np.argsort(-one)[:2]] for one in margins]


def heading(what: str, languages: Sequence[str]) -> str:
    """The first two lines of a table whose rows `row` gives."""
    return f"| {what} | right | among two | {' | '.join(languages)} |\n|---|---|---|" + "---|" * len(languages)


def row(name: str, answers: Sequence[Sequence[str]], asked: Sequence[Example], languages: Sequence[str]) -> str:
    """How often the right intent is first, among the first two, and first in each language; in percent."""
    first = np.array([answer[0] == one.intent for answer, one in zip(answers, asked, strict=True)])
    among = np.array([one.intent in answer for answer, one in zip(answers, asked, strict=True)])
    of = [first[[one.language == code for one in asked]].mean() for code in languages]
    return f"| {name} | {' | '.join(f'{share * 100:.1f}' for share in (first.mean(), among.mean(), *of))} |"
