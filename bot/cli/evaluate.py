"""`./switchyard evaluate`: examine the trained model with sentences that it was not taught."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import yaml

from bot.exam.measures import confusions, measure
from bot.exam.picture import confusion_picture
from bot.exam.question import Answer, ask, load_questions
from bot.exam.table import NoMarks, put, table
from bot.language.languages import Languages, LanguagesError
from bot.settings import Settings, SettingsError
from bot.understanding.packed import NoModel, load_understander, newest

HELP = "examine the trained model: accuracy, sensitive requests, what is out of scope, languages"
EXAMS = {"tuning": "tests/nlu/tuning", "held-out": "tests/nlu"}
PAGE = "docs/understanding.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which exam, which model, and whether the documentation is to say so."""
    parser.add_argument(
        "exam", nargs="?", choices=EXAMS, default="tuning", help="held-out: never tune by looking at it"
    )
    parser.add_argument("--model", type=Path, metavar="FILE", help="a packed model; the newest one unless given")
    parser.add_argument("--write", action="store_true", help=f"put table and picture into {PAGE}")
    parser.add_argument("--wrong", action="store_true", help="list what was answered wrongly (tuning only)")
    parser.epilog = "Prints one JSON line for each language and one for all of them."


def run(args: argparse.Namespace) -> int:
    """0 if the exam was held, whatever its outcome; 1 without a model; 2 if files or options are wrong."""
    if args.wrong and args.exam != "tuning":
        print("evaluate: what is held out is not for reading: --wrong is for tuning", file=sys.stderr)
        return 2
    try:
        settings = Settings.from_environment()
        languages = Languages.load(settings.root / "languages.yml")
        understander = load_understander(args.model or newest(settings.models), languages)
        answers = ask(understander, load_questions(settings.root / EXAMS[args.exam], languages.spoken))
        groups = {code: [one for one in answers if one.question.language == code] for code in languages.spoken}
        measured = {code: measure(group, understander.model.sensitive) for code, group in groups.items()}
        measured["all"] = measure(answers, understander.model.sensitive)
        if args.write:
            _write(settings.root, args.exam, table(measured), answers)
    except NoModel as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 1
    except (OSError, LanguagesError, SettingsError, NoMarks, yaml.YAMLError) as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 2
    for code, one in measured.items():
        print(json.dumps({"exam": args.exam, "group": code, **{k: round(v, 4) for k, v in asdict(one).items()}}))
    if args.wrong:
        _list_wrong(answers)
    return 0


def _write(root: Path, exam: str, measured: str, answers: Sequence[Answer]) -> None:
    page = root / PAGE
    page.write_text(put(page.read_text(encoding="utf-8"), exam, measured), encoding="utf-8")
    intents = sorted({answer.question.intent for answer in answers})
    title = f"{exam}: {len(answers)} sentences in all languages"
    picture = page.with_name(f"confusion-{exam}.svg")
    picture.write_text(confusion_picture(confusions(answers), intents, title), encoding="utf-8")
    print(f"evaluate: wrote {PAGE} and {picture.name}", file=sys.stderr)


def _list_wrong(answers: Sequence[Answer]) -> None:
    for answer in answers:
        reading, question = answer.understanding.reading, answer.question
        if reading.intent != question.intent:
            given = ", ".join(f"{one.intent} {one.confidence:.2f}" for one in reading.ranking[:2])
            print(
                f"{question.language} {question.intent}: {question.text}\n    {reading.verdict}: {given}",
                file=sys.stderr,
            )
