"""`./switchyard evaluate`: examine the trained model with sentences that it was not taught."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import yaml

from bot.exam.foreign import ROWS as FOREIGN_ROWS
from bot.exam.foreign import Recognised, hear, measure_foreign
from bot.exam.measures import Measures, confusions, measure, speaks
from bot.exam.picture import confusion_picture
from bot.exam.question import Answer, ask, load_questions
from bot.exam.reliability import reliability_picture, steps
from bot.exam.table import NoMarks, put, table
from bot.exam.vague import ROWS as VAGUE_ROWS
from bot.exam.vague import Half, Patience, hear_out, measure_patience
from bot.language.languages import Languages, LanguagesError
from bot.settings import Settings, SettingsError
from bot.supervisor.environment import brain_environment, brain_python
from bot.understanding.packed import NoModel, load_understander, newest
from bot.understanding.understand import Understander

HELP = "examine the trained model: accuracy, sensitive requests, what is out of scope, languages"
EXAMS = {"tuning": "tests/nlu/tuning", "held-out": "tests/nlu"}
FOREIGN = "unsupported"
TRAINING = "training"
FOREIGN_TEXTS = "tests/nlu/unsupported.yml"
VAGUE = {"vague": "tests/nlu/vague.yml", "vague-tuning": "tests/nlu/tuning/vague.yml"}
# What is held out is not for reading.
READABLE = ("tuning", "vague-tuning")
PAGE = "docs/understanding.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which exam, which model, and whether the documentation is to say so."""
    parser.add_argument(
        "exam",
        nargs="?",
        choices=(*EXAMS, FOREIGN, *VAGUE, TRAINING),
        default="tuning",
        help="held-out, vague: never tune by looking at them; unsupported: languages that nobody speaks; training: "
        "training sentences that the others would put elsewhere, for a person to read",
    )
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="training: the clearest N (default 50)")
    parser.add_argument("--model", type=Path, metavar="FILE", help="a packed model; the newest one unless given")
    parser.add_argument("--write", action="store_true", help=f"put table and picture into {PAGE}")
    parser.add_argument("--wrong", action="store_true", help="list what was answered wrongly (tuning exams only)")
    parser.epilog = "Prints one JSON line for each language and one for all of them."


def run(args: argparse.Namespace) -> int:
    """0 if the exam was held, whatever its outcome; 1 without a model; 2 if files or options are wrong."""
    if args.wrong and args.exam not in READABLE:
        print("evaluate: what is held out is not for reading: --wrong is for tuning", file=sys.stderr)
        return 2
    try:
        settings = Settings.from_environment()
        if args.exam == TRAINING:
            return _read_training(settings, args.limit)
        languages = Languages.load(settings.root / "languages.yml")
        understander = load_understander(args.model or newest(settings.models), languages)
        hold = {FOREIGN: _hold_foreign, **dict.fromkeys(VAGUE, _hold_vague)}.get(args.exam, _hold)
        hold(args, settings.root, understander)
    except NoModel as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 1
    except (OSError, LanguagesError, SettingsError, NoMarks, yaml.YAMLError) as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 2
    return 0


def _read_training(settings: Settings, limit: int) -> int:
    """In the brain's environment, which alone can train."""
    command = [str(brain_python(settings.root)), "-m", "bot.exam.misplaced", str(limit)]
    environment = brain_environment(settings)
    return subprocess.run(command, cwd=settings.root, env=environment, check=False).returncode  # noqa: S603 - ours


def _hold(args: argparse.Namespace, root: Path, understander: Understander) -> None:
    spoken = understander.languages.spoken
    answers = ask(understander, load_questions(root / EXAMS[args.exam], spoken))
    groups = {code: [one for one in answers if one.question.language == code] for code in spoken}
    measured = {code: measure(group, understander.model.sensitive) for code, group in groups.items()}
    measured["all"] = measure(answers, understander.model.sensitive)
    if args.write:
        _write(root, args.exam, table(measured), answers)
    _print(args.exam, measured)
    if args.wrong:
        _list_wrong(answers)


def _hold_foreign(args: argparse.Namespace, root: Path, understander: Understander) -> None:
    heard = hear(understander.detector, understander.languages, root / FOREIGN_TEXTS)
    codes = dict.fromkeys(one.language for one in heard)
    measured = {code: measure_foreign([one for one in heard if one.language == code]) for code in codes}
    measured["all"] = measure_foreign(heard)
    if args.write:
        page = root / PAGE
        page.write_text(put(page.read_text("utf-8"), FOREIGN, table(measured, FOREIGN_ROWS)), "utf-8")
    _print(FOREIGN, measured)


def _hold_vague(args: argparse.Namespace, root: Path, understander: Understander) -> None:
    halves = hear_out(understander, root / VAGUE[args.exam])
    spoken = understander.languages.spoken
    measured = {code: measure_patience([one for one in halves if one.language == code]) for code in spoken}
    measured["all"] = measure_patience(halves)
    if args.write:
        page = root / PAGE
        page.write_text(put(page.read_text("utf-8"), args.exam, table(measured, VAGUE_ROWS)), "utf-8")
    _print(args.exam, measured)
    if args.wrong:
        _list_taken(halves)


def _print(exam: str, measured: Mapping[str, Measures | Recognised | Patience]) -> None:
    for code, one in measured.items():
        print(json.dumps({"exam": exam, "group": code, **{k: round(v, 4) for k, v in asdict(one).items()}}))


def _write(root: Path, exam: str, measured: str, answers: Sequence[Answer]) -> None:
    page = root / PAGE
    page.write_text(put(page.read_text(encoding="utf-8"), exam, measured), encoding="utf-8")
    intents = sorted({answer.question.intent for answer in answers})
    title = f"{exam}: {len(answers)} sentences in all languages"
    pictures = {
        f"confusion-{exam}.svg": confusion_picture(confusions(answers), intents, title),
        f"reliability-{exam}.svg": reliability_picture(steps(answers), title),
    }
    for name, picture in pictures.items():
        page.with_name(name).write_text(picture, encoding="utf-8")
    print(f"evaluate: wrote {PAGE} and {', '.join(pictures)}", file=sys.stderr)


def _list_wrong(answers: Sequence[Answer]) -> None:
    for answer in answers:
        if not speaks(answer):
            heard = answer.understanding.language
            wanted = answer.question.written_in or answer.question.language
            print(f"{wanted} heard as {heard.foreign or heard.language}: {answer.question.text}", file=sys.stderr)
        reading, question = answer.understanding.reading, answer.question
        if reading.intent != question.intent:
            given = ", ".join(f"{one.intent} {one.confidence:.2f}" for one in reading.ranking[:2])
            print(
                f"{question.language} {question.intent}: {question.text}\n    {reading.verdict}: {given}",
                file=sys.stderr,
            )


def _list_taken(halves: Sequence[Half]) -> None:
    for one in halves:
        if not one.is_right:
            taken = one.reading.ranking[0]
            print(f"{one.language} {one.text}\n    taken for {taken.intent} {taken.confidence:.2f}", file=sys.stderr)
