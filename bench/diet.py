"""Rasa's own DIET beside our classifier: the same share of the sentences, the same tuning exam, the same run.

nice -n 19 .venv/brain/bin/python -m bench.diet --share 0.25 --epochs 20
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

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
from bot.understanding.lessons import Example

# Rasa's default pipeline without what only entities and answers need.
PIPELINE = (
    {"name": "WhitespaceTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
)
DIET = {"name": "DIETClassifier", "entity_recognition": False, "constrain_similarities": True, "random_seed": 1}


def main() -> None:
    """Print a table of Markdown; each row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=0.25, help="of the sentences of each intent and language")
    parser.add_argument("--epochs", type=int, default=20)
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    languages, choices = spoken(), shipped_choices()
    everybody, asked = everything(languages), asked_in(languages)
    taught = [everybody[number] for number in some(everybody, args.share)]
    print(heading(f"{len(taught)} sentences", languages), flush=True)
    began = time.monotonic()
    answers = first_two(learn(prepare(taught, choices), choices), prepare(asked, choices))
    print(row(f"words and meaning, added up ({_minutes(began)})", answers, asked, languages), flush=True)
    began = time.monotonic()
    answers = _diet(taught, asked, args.epochs)
    print(row(f"DIET, {args.epochs} epochs ({_minutes(began)})", answers, asked, languages), flush=True)


def _diet(taught: Sequence[Example], asked: Sequence[Example], epochs: int) -> list[list[str]]:
    """The two likeliest intents of each question."""
    import structlog
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    # Rasa would print every message that it reads, between the rows of the table.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        config = {"recipe": "default.v1", "language": "en", "pipeline": [*PIPELINE, {**DIET, "epochs": epochs}]}
        (place / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        (place / "nlu.yml").write_text(yaml.safe_dump(_as_data(taught), allow_unicode=True), encoding="utf-8")
        model = train_nlu(str(place / "config.yml"), str(place / "nlu.yml"), str(place))
        agent = Agent.load(model)
    return asyncio.run(_ask(agent, asked))


def _as_data(taught: Sequence[Example]) -> dict[str, Any]:
    groups: dict[str, list[str]] = defaultdict(list)
    for one in taught:
        groups[one.intent].append(f"- {one.text}")
    return {"version": "3.1", "nlu": [{"intent": name, "examples": "\n".join(group)} for name, group in groups.items()]}


async def _ask(agent: Any, asked: Sequence[Example]) -> list[list[str]]:
    answers = [await agent.parse_message(one.text) for one in asked]
    return [[ranked["name"] for ranked in answer["intent_ranking"][:2]] for answer in answers]


def _minutes(began: float) -> str:
    return f"{(time.monotonic() - began) / 60:.1f} min"


if __name__ == "__main__":
    sys.exit(main())
