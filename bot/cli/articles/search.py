"""`./switchyard articles search`: what a visitor would be shown, without Rasa."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.cli.articles.opening import open_center
from bot.cli.articles.shown import complain, print_json, print_table
from bot.helpcenter import HelpCenter, Hit
from bot.settings import Settings

HELP = "what a visitor would be shown; needs no Rasa"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One question, or a file of them."""
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("text", nargs="?", metavar="TEXT")
    question.add_argument("--input", metavar="FILE", help='JSON lines {"text", "language"}; - reads standard input')
    parser.add_argument("--language", help="language code; default: the fallback language")
    parser.add_argument("--limit", type=_positive, default=3, help="at most so many articles (default 3)")
    parser.add_argument("--intent", help="the understood intent, whose articles are preferred")
    parser.add_argument("--json", action="store_true", help="print one JSON line instead of a table")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """0 also when nothing fits; 1 when a line of the input is no question."""
    center = open_center(settings)
    language = args.language or center.fallback
    if args.input is None:
        hits = center.search(args.text, language, args.limit, args.intent)
        if args.json:
            print_json({"results": [_result(hit) for hit in hits]})
        else:
            print_table(("score", "language", "id", "title"), map(_row, hits), f"Nothing fits: {args.text}")
        return 0
    try:
        lines = _read(args.input).split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return complain([f"{args.input}: {error}"])
    return _search_each(center, lines, language, args.limit)


def _search_each(center: HelpCenter, lines: Iterable[str], language: str, limit: int) -> int:
    """One line out for every line in that is not blank, so that answers can be matched with questions."""
    wrong: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        hits: list[Hit] = []
        try:
            asked = json.loads(line)
            hits = center.search(_text(asked, "text"), _text(asked, "language", language), limit, asked.get("intent"))
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
        print_json({"results": [_result(hit) for hit in hits]})
    return complain(wrong)


def _read(place: str) -> str:
    return sys.stdin.read() if place == "-" else Path(place).read_text(encoding="utf-8")


def _text(asked: object, key: str, default: str | None = None) -> str:
    value = asked.get(key, default) if isinstance(asked, dict) else None
    if not isinstance(value, str):
        raise ValueError(f"{key}: a text is needed")
    return value


def _result(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        "id": article.id,
        "title": article.title,
        "language": article.language,
        "url": article.url,
        "score": hit.score,
        "fallback": hit.fallback,
    }


def _row(hit: Hit) -> tuple[str, ...]:
    return (f"{hit.score:.2f}", hit.article.language, hit.article.id, hit.article.title)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
