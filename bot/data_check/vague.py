"""Vague messages: no intent has the same sentence, and what the exam asks was not taught."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.data_check.problem import Problem
from bot.data_check.sentences import plain, sentences
from bot.data_check.variety import ALIKE, FEWEST_WORDS, likeness, shingles
from bot.language.languages import Languages

EXAMS = ("tests/nlu/vague.yml", "tests/nlu/tuning/vague.yml")


def problems(root: Path) -> Iterator[Problem]:
    """Each with its file."""
    spoken = Languages.load(root / "languages.yml").spoken
    exams = {name: yaml.safe_load((root / name).read_text("utf-8")) for name in EXAMS}
    for code in spoken:
        file = f"data/vague/{code}.yml"
        if not (root / file).exists():  # a new language is understood without, only less careful
            continue
        taught = [str(text) for text in yaml.safe_load((root / file).read_text("utf-8"))]
        yield from _contradictions(root, code, file, taught)
        for name, exam in exams.items():
            texts = [one if isinstance(one, str) else one["text"] for one in exam.get(code, ())]
            for text in texts:
                if _copied(text, taught):
                    yield Problem(name, code, f"stands in {file} too: {text[:60]}")


def _contradictions(root: Path, code: str, file: str, taught: list[str]) -> Iterator[Problem]:
    intents = {
        plain(sentence): intent
        for path in (root / "data" / "nlu" / code).glob("*.yml")
        for intent, group in sentences(path).items()
        for sentence in group
    }
    seen: set[str] = set()
    for text in taught:
        if plain(text) in intents:
            yield Problem(file, text[:40], f"is taught as {intents[plain(text)]} too")
        if plain(text) in seen:
            yield Problem(file, text[:40], "stands there twice")
        seen.add(plain(text))


def _copied(text: str, taught: list[str]) -> bool:
    """People are vague in the same few words; only longer texts can have been copied, or nearly."""
    parts = shingles(text)
    return len(text.split()) >= FEWEST_WORDS and any(likeness(parts, shingles(one)) >= ALIKE for one in taught)
