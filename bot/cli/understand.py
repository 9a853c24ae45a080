"""`./switchyard understand`: what the trained model makes of a text, or of a file of texts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.language.languages import Languages, LanguagesError
from bot.settings import Settings, SettingsError
from bot.understanding.packed import NoModel, load_understander, newest
from bot.understanding.reading import Ranked
from bot.understanding.understand import Understander, Understanding

HELP = "show language, intent and confidence of a text, or of a file of JSON lines"


class InputError(Exception):
    """A line of the input is not what it should be; the message names file, line and what is wrong."""


@dataclass(frozen=True)
class Line:
    """One text to understand."""

    text: str
    page_language: str | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Text as argument, or `--input`."""
    parser.add_argument("text", nargs="?", help="the text; JSON is printed unless a terminal is watching")
    parser.add_argument("--input", metavar="FILE", help='JSON lines {"text", "page_language"?}; - reads standard input')
    parser.add_argument("--page-language", metavar="CODE", help="the language of the page, for texts that do not say")
    parser.add_argument("--model", type=Path, metavar="FILE", help="a packed model; the newest one unless given")
    parser.add_argument("--json", action="store_true", help="JSON even on a terminal")


def run(args: argparse.Namespace) -> int:
    """0 if all was understood as input, 2 if the command or its input is wrong, 1 if there is no model."""
    if (args.text is None) == (args.input is None):
        print("understand: give either a text or --input FILE", file=sys.stderr)
        return 2
    try:
        lines = [Line(args.text, args.page_language)] if args.input is None else _lines(args.input, args.page_language)
        understander = _understander(args.model)
        for line in lines:
            _show(line, understander.understand(line.text, page=line.page_language), args)
    except BrokenPipeError:  # the reader has seen enough
        sys.stdout = None
        return 0
    except (InputError, OSError, UnicodeDecodeError, LanguagesError, SettingsError) as error:
        print(f"understand: {error}", file=sys.stderr)
        return 2
    except NoModel as error:
        print(f"understand: {error}", file=sys.stderr)
        return 1
    return 0


def as_json(understanding: Understanding) -> dict[str, Any]:
    """The line that is printed for one text; `foreign_language` is there only if one was recognised."""
    choice, reading = understanding.language, understanding.reading
    foreign = {"foreign_language": choice.foreign} if choice.foreign else {}
    return {
        "language": choice.foreign or choice.language,
        "language_confidence": round(choice.confidence, 4),
        **foreign,
        "intent": reading.intent,
        "confidence": round(reading.confidence, 4),
        "ranking": [_ranked(one) for one in reading.ranking],
        "also": [_ranked(one) for one in reading.also],
    }


def _ranked(one: Ranked) -> dict[str, Any]:
    return {"intent": one.intent, "confidence": round(one.confidence, 4)}


def read_lines(lines: Iterable[str], source: str, page_language: str | None) -> Iterator[Line]:
    """One `Line` for each that is not blank.

    Raises:
        InputError: at the first line that is not such JSON.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except ValueError as error:
            raise InputError(f"{source}:{number}: not JSON: {error}") from error
        if not isinstance(content, dict) or not isinstance(content.get("text"), str):
            raise InputError(f'{source}:{number}: {{"text": "…"}} is needed')
        page = content.get("page_language", page_language)
        if not (page is None or isinstance(page, str)):
            raise InputError(f"{source}:{number}: page_language: a language code is needed")
        yield Line(content["text"], page)


def _lines(source: str, page_language: str | None) -> Iterator[Line]:
    if source == "-":
        yield from read_lines(sys.stdin, "standard input", page_language)
        return
    with Path(source).open(encoding="utf-8") as file:
        yield from read_lines(file, source, page_language)


def _understander(packed: Path | None) -> Understander:
    settings = Settings.from_environment()
    languages = Languages.load(settings.root / "languages.yml")
    return load_understander(packed or newest(settings.models), languages)


def _show(line: Line, understanding: Understanding, args: argparse.Namespace) -> None:
    if args.json or not sys.stdout.isatty():
        print(json.dumps(as_json(understanding), ensure_ascii=False), flush=args.input == "-")
        return
    from rich.console import Console
    from rich.table import Table

    shown = as_json(understanding)
    table = Table("reading", "confidence", title=line.text[:200], title_justify="left")
    for one in shown["ranking"]:
        table.add_row(one["intent"], f"{one['confidence']:.0%}")
    table.caption = f"{shown['language']} {shown['language_confidence']:.0%} · acts on {shown['intent']}"
    if shown["also"]:
        table.caption += f" · also {', '.join(one['intent'] for one in shown['also'])}"
    Console().print(table)
