"""Training sentences: a file is named after its intent, every intent is there, nothing stands twice or in the exam."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.data_check import begun
from bot.data_check.problem import Problem, summed_up

FEWEST = 12
MEANINGS = "data/intents.yml"
# Spoken by buttons alone, or by Rasa itself.
NOT_TRAINED = frozenset(
    {
        "choose_matter",
        "open_ticket",
        "start_chat",
        "show_phone",
        "write_to_contact",
        "show_channels",
        "correct_ticket",
        "add_matter",
        "switch_matter",
    }
)


def problems(root: Path) -> Iterator[Problem]:
    """Each with its file."""
    intents = set(yaml.safe_load((root / "domain.yml").read_text("utf-8"))["intents"]) - NOT_TRAINED
    for name in sorted(intents ^ yaml.safe_load((root / MEANINGS).read_text("utf-8")).keys()):
        yield Problem(MEANINGS, name, "is missing, or no intent")
    for code in begun.languages(root):
        yield from _files(root, code, intents)
        yield from _held_out(root, code, intents)


def sentences(path: Path) -> dict[str, list[str]]:
    """Intent -> sentences of one Rasa NLU file."""
    content = yaml.safe_load(path.read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for block in content["nlu"]:
        lines = [line.removeprefix("- ").strip() for line in block["examples"].splitlines() if line.startswith("- ")]
        found.setdefault(block["intent"], []).extend(lines)
    return found


def exams(root: Path, code: str) -> tuple[Path, Path]:
    """Where the questions of a language stand: held out, and for tuning."""
    return root / "tests" / "nlu" / f"{code}.yml", root / "tests" / "nlu" / "tuning" / f"{code}.yml"


def exam_texts(path: Path) -> list[str]:
    """All questions of an exam's file; none if it is not there."""
    content = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
    return [_text(one) for group in content.values() for one in group or ()]


def _text(one: str | dict[str, str]) -> str:
    return one if isinstance(one, str) else one["text"]


def plain(sentence: str) -> str:
    """A sentence as it is compared: no case, accents or punctuation; one of signs only stays as it is."""
    folded = unicodedata.normalize("NFKD", sentence.casefold())
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"\W+", " ", bare).strip() or sentence


def _files(root: Path, code: str, intents: set[str]) -> Iterator[Problem]:
    folder = root / "data" / "nlu" / code
    found = {path.stem: path for path in sorted(folder.glob("*.yml"))}
    for name in sorted(intents - set(found)):
        yield Problem(f"data/nlu/{code}/{name}.yml", "", "is missing")
    seen: dict[str, str] = {}
    short: list[str] = []
    for name, path in found.items():
        file = str(path.relative_to(root))
        by_intent = sentences(path)
        if set(by_intent) != {name} or name not in intents:
            yield Problem(file, "", f"holds {', '.join(sorted(by_intent))}; a file holds the intent it is named after")
        if sum(map(len, by_intent.values())) < FEWEST:
            short.append(name)
        for sentence in (sentence for group in by_intent.values() for sentence in group):
            yield from _one(file, name, sentence, seen)
    yield from summed_up(f"data/nlu/{code}/", short, f"has fewer than {FEWEST} sentences")


def _one(file: str, intent: str, sentence: str, seen: dict[str, str]) -> Iterator[Problem]:
    if sentence.startswith("/") or re.search(r"[\[\]{}]", sentence):
        yield Problem(file, sentence[:40], "Rasa would read this as more than text")
    key = plain(sentence)
    if key in seen:
        yield Problem(file, sentence[:40], f"stands in {seen[key]} too")
    seen[key] = intent


def _held_out(root: Path, code: str, intents: set[str]) -> Iterator[Problem]:
    trained = {
        plain(sentence)
        for path in (root / "data" / "nlu" / code).glob("*.yml")
        for group in sentences(path).values()
        for sentence in group
    }
    for path in exams(root, code):
        file = str(path.relative_to(root))
        if not path.exists():
            yield Problem(file, "", "is missing")
            continue
        content = yaml.safe_load(path.read_text("utf-8"))
        for name in sorted(intents ^ set(content)):
            yield Problem(file, name, "is missing, or no intent")
        yield from summed_up(file, [name for name, group in content.items() if not group], "has no sentence")
        for name, group in content.items():
            # People greet and agree in the same few words; only longer sentences can have been copied.
            copied = [one for one in map(_text, group) if plain(one) in trained and len(one.split()) > 3]
            for sentence in copied:
                yield Problem(file, name, f"stands in training too: {sentence[:60]}")
