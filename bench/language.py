"""How well a language is heard, what each part of that is worth, and what it costs, as Markdown.

Asked are the newest quarter of our own training sentences, which the detector has not been taught, and the names and
pasted lines of `tests/language/`. A minute, with either Python:

    .venv/edge/bin/python -m bench.language
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import yaml

from bot.data_check.sentences import sentences
from bot.language import compound, detect
from bot.language.choose import choose
from bot.language.detect import Detector
from bot.language.guess import Evidence
from bot.language.languages import Languages
from bot.language.shipped import build_detector
from bot.language.vocabulary import count_words

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = Languages.load(ROOT / "languages.yml")
SHORT = 5
# Of their sentences many are meant to be in another language than their file.
OTHERS = {"switch_language", "ask_support_languages", "out_of_scope"}
# People greet, thank and refuse in any language.
MANNERS = {"greet", "goodbye", "thank", "affirm", "deny", "cancel", "bot_challenge", "complaint"}


@dataclass(frozen=True)
class Asked:
    """A sentence of that language; `matter`: it is about something."""

    text: str
    language: str
    matter: bool


def main() -> None:
    learned, asked = _split()
    short = [one for one in asked if len(one.text.split()) <= SHORT and one.matter]
    heads = ("heard", "of 1 to 5 words", "on its page", "on an English page", "names change it", "pasted lines")
    print(f"{len(asked)} sentences, {len(short)} of one to five words about a matter; shares in percent\n")
    print(f"| | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for name, build, hear in _variants(count_words(learned)):
        detector = build()
        row = [
            _heard(detector, hear, asked),
            _heard(detector, hear, short),
            _heard(detector, hear, short, on_page=True),
        ]
        strangers = [one for one in short if one.language != LANGUAGES.fallback]
        row += [_heard(detector, hear, strangers, page=LANGUAGES.fallback)]
        row += [_changed(detector, hear, _names()), _changed(detector, hear, _pasted())]
        print(f"| {name} | {' | '.join(f'{share:.1f}' for share in row)} |")
    _cost(build_detector(LANGUAGES, count_words(learned)), [one.text for one in asked])


def _split() -> tuple[list[tuple[str, str]], list[Asked]]:
    """The first three quarters of each file as (text, language), the newest quarter to be asked."""
    learned: list[tuple[str, str]] = []
    asked: list[Asked] = []
    for code in LANGUAGES.spoken:
        for path in sorted((ROOT / "data" / "nlu" / code).glob("*.yml")):
            texts = [text for group in sentences(path).values() for text in group]
            cut = len(texts) * 3 // 4
            learned += [(text, code) for text in texts[:cut]]
            if path.stem not in OTHERS:
                asked += [Asked(text, code, path.stem not in MANNERS) for text in texts[cut:]]
    return learned, asked


Hear = Callable[[Detector, str], Evidence]
Variant = tuple[str, Callable[[], Detector], Hear]


def _variants(words: Mapping[str, Mapping[str, int]]) -> Iterator[Variant]:
    """The shipped detector, and the same without one part of it."""

    def heard(detector: Detector, text: str) -> Evidence:
        return detector.evidence(text)

    def shipped() -> Detector:
        return build_detector(LANGUAGES, words)

    yield "as shipped", shipped, heard
    yield "names and machines are evidence", shipped, lambda one, text: replace(one.evidence(text), borrowed=False)
    yield "machines are evidence", lambda: build_detector(replace(LANGUAGES, machine_words=frozenset()), words), heard
    yield "compounds are not cut", lambda: _with(compound, "COMPOUNDING", frozenset(), shipped), heard
    half = detect.LETTERS_OF_UNKNOWN / 2
    yield (
        "letters of unlisted words weigh half",
        shipped,
        lambda one, text: _with(detect, "LETTERS_OF_UNKNOWN", half, lambda: one.evidence(text)),
    )
    yield "our own words weigh nothing", lambda: _with(detect, "OWN_SHARE", 1e-9, shipped), heard


Made = TypeVar("Made")


def _with(module: object, name: str, value: object, make: Callable[[], Made]) -> Made:
    """What is made while a constant of a module has another value."""
    kept = getattr(module, name)
    setattr(module, name, value)
    try:
        return make()
    finally:
        setattr(module, name, kept)


def _heard(
    detector: Detector, hear: Hear, asked: Sequence[Asked], page: str | None = None, on_page: bool = False
) -> float:
    choices = [
        (one, choose(hear(detector, one.text), LANGUAGES, page=one.language if on_page else page)) for one in asked
    ]
    return 100 * float(np.mean([(choice.foreign or choice.language) == one.language for one, choice in choices]))


def _changed(detector: Detector, hear: Hear, texts: Sequence[str]) -> float:
    """Share of the conversations, one in each spoken language, that a text would lead into another one."""
    changed = []
    for text in texts:
        evidence = hear(detector, text)
        choices = [(code, choose(evidence, LANGUAGES, code, code)) for code in LANGUAGES.spoken]
        changed += [choice.foreign is not None or choice.language != code for code, choice in choices]
    return 100 * float(np.mean(changed))


def _names() -> list[str]:
    groups = yaml.safe_load((ROOT / "tests" / "language" / "names.yml").read_text("utf-8"))
    return [name for group in groups.values() for name in group]


def _pasted() -> list[str]:
    return (ROOT / "tests" / "language" / "pasted.txt").read_text("utf-8").splitlines()


def _cost(detector: Detector, texts: Sequence[str]) -> None:
    spent = []
    for text in [*texts[:500], *texts]:
        began = time.process_time()
        choose(detector.evidence(text), LANGUAGES)
        spent.append(1000 * (time.process_time() - began))
    p50, p95 = np.percentile(spent[500:], (50, 95))
    print(f"\nprocessor time of a message: p50 {p50:.2f} ms, p95 {p95:.2f} ms")


if __name__ == "__main__":
    main()
