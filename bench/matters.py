"""How many matters are heard in one message: too many where there is one, too few where there are several.

Markdown, of the newest trained model and what is there for tuning:

    .venv/edge/bin/python -m bench.matters [--wrong]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from bot.exam.question import load_questions
from bot.language.languages import Languages
from bot.settings import ROOT, Settings
from bot.understanding.model import IntentModel
from bot.understanding.packed import load_understander, newest

TUNING = ROOT / "tests" / "nlu" / "tuning"
ANGER = "complaint"


@dataclass(frozen=True)
class Heard:
    """A message, what it is about, and what it was heard to be about."""

    text: str
    language: str
    matters: frozenset[str]
    heard: frozenset[str]

    @property
    def has_false_matter(self) -> bool:
        return bool(self.heard - self.matters - {ANGER})

    @property
    def has_false_anger(self) -> bool:
        return ANGER in self.heard - self.matters

    @property
    def is_whole(self) -> bool:
        return self.matters <= self.heard


def main(options: Sequence[str]) -> None:
    """Print both tables; with `--wrong` the messages too."""
    languages = Languages.load(ROOT / "languages.yml")
    model = load_understander(newest(Settings.from_environment().models), languages).model
    one, several = list(_one(model, languages)), list(_several(model))
    rows = {
        "one matter: messages": [1 for _ in one],
        "a second one is heard all the same": [heard.has_false_matter for heard in one],
        "anger is": [heard.has_false_anger for heard in one],
        "several: messages": [1 for _ in several],
        "all of them are heard": [heard.is_whole for heard in several],
        "one more is heard": [heard.has_false_matter for heard in several],
    }
    print("| | messages |\n|---|---|")
    for name, hits in rows.items():
        print(f"| {name} | {sum(hits)} |")
    if "--wrong" in options:
        for heard in (*(h for h in one if h.has_false_matter), *(h for h in several if not h.is_whole)):
            print(heard.language, sorted(heard.heard), heard.text, sep="\t")


def _one(model: IntentModel, languages: Languages) -> Iterator[Heard]:
    """What is heard beside the matter of a message that has one; whether that one is right is for other exams."""
    for question in load_questions(TUNING, languages.spoken):
        reading = model.read(question.text, question.language)
        also = frozenset(other.intent for other in reading.also)
        yield Heard(question.text, question.language, frozenset({question.intent}), also)


def _several(model: IntentModel) -> Iterator[Heard]:
    for language, messages in yaml.safe_load((TUNING / "mixed.yml").read_text("utf-8")).items():
        for message in messages:
            reading = model.read(message["text"], language)
            heard = frozenset({reading.intent, *(other.intent for other in reading.also)})
            yield Heard(message["text"], language, frozenset(message["matters"]), heard)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
