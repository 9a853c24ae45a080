"""`./switchyard articles`: import, search, list and check Help Center articles."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.helpcenter import HelpCenter, Hit, Library, SourceError, check, open_source
from bot.language.languages import Languages
from bot.settings import Settings

HELP = "import, search, list and check Help Center articles"
EPILOG = "Exit code: 0 all well, 1 something is wrong with articles or input, 2 the command line is wrong."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One sub-command each for import, search, list and check."""
    parser.epilog = EPILOG
    verbs = parser.add_subparsers(dest="articles_verb", metavar="VERB", required=True)

    keep = verbs.add_parser("import", help="take articles in from a folder, a Zendesk export or a Zendesk Help Center")
    keep.add_argument("place", metavar="FILE|FOLDER|URL")
    keep.add_argument("--replace", action="store_true", help="forget everything that was imported before")

    search = verbs.add_parser("search", help="what a visitor would be shown; needs no Rasa")
    question = search.add_mutually_exclusive_group(required=True)
    question.add_argument("text", nargs="?", metavar="TEXT")
    question.add_argument("--input", metavar="FILE", help='JSON lines {"text", "language"}; - reads standard input')
    search.add_argument("--language", help="language code; default: the fallback language")
    search.add_argument("--limit", type=_positive, default=3, help="at most so many articles (default 3)")
    search.add_argument("--intent", help="the understood intent, whose articles are preferred")
    search.add_argument("--json", action="store_true", help="print one JSON line instead of a table")

    listing = verbs.add_parser("list", help="all articles, one a line")
    listing.add_argument("--language", help="only this language")
    listing.add_argument("--json", action="store_true", help="print JSON lines instead of a table")

    verbs.add_parser("check", help="missing translations, broken links, empty bodies, faulty files")


def run(args: argparse.Namespace) -> int:
    """Carry one sub-command out and return the exit code."""
    settings = Settings.from_environment()
    verbs: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
        "import": _import,
        "search": _search,
        "list": _list,
        "check": _check,
    }
    return verbs[args.articles_verb](args, settings)


def _import(args: argparse.Namespace, settings: Settings) -> int:
    try:
        reading = Library(settings.articles, settings.data).keep(open_source(args.place), alone=args.replace)
    except SourceError as error:
        return _complain([str(error)])
    counts = Counter(article.language for article in reading.articles)
    told = ", ".join(f"{language} {count}" for language, count in sorted(counts.items()))
    print(f"imported {len(reading.articles)} articles: {told}", file=sys.stderr)
    return _complain(reading.problems)


def _search(args: argparse.Namespace, settings: Settings) -> int:
    center = _open_center(settings)
    language = args.language or center.fallback
    if args.input is None:
        hits = center.search(args.text, language, args.limit, args.intent)
        if args.json:
            _print_json({"results": [_result(hit) for hit in hits]})
        else:
            _print_table(("score", "language", "id", "title"), map(_row, hits), f"Nothing fits: {args.text}")
        return 0
    try:
        lines = _read(args.input).split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return _complain([f"{args.input}: {error}"])
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
        _print_json({"results": [_result(hit) for hit in hits]})
    return _complain(wrong)


def _list(args: argparse.Namespace, settings: Settings) -> int:
    articles = _open_center(settings).articles()
    chosen = sorted(
        (article for article in articles if args.language in (None, article.language)),
        key=lambda article: (article.language, article.section, article.id),
    )
    keys = ("language", "section", "id", "title", "updated", "url")
    rows = [tuple(str(getattr(article, key) or "") for key in keys) for article in chosen]
    if args.json:
        for row in rows:
            _print_json(dict(zip(keys, row, strict=True)))
    else:
        _print_table(keys, rows, "There are no articles.")
    return 0


def _check(args: argparse.Namespace, settings: Settings) -> int:
    center = HelpCenter(Library(settings.articles, settings.data), _fallback(settings))
    faults = [*center.refresh().problems, *check(center.articles())]
    print(f"{len(center.articles())} articles checked, {len(faults)} faults", file=sys.stderr)
    return _complain(faults)


def _open_center(settings: Settings) -> HelpCenter:
    center = HelpCenter(Library(settings.articles, settings.data), _fallback(settings))
    _complain(center.refresh().problems)
    return center


def _fallback(settings: Settings) -> str:
    return Languages.load(settings.root / "languages.yml").fallback


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


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], nothing: str) -> None:
    table = Table(*columns)
    for row in rows:
        table.add_row(*row)
    if table.row_count:
        Console().print(table)
    else:
        print(nothing, file=sys.stderr)


def _complain(problems: Iterable[object]) -> int:
    """Every problem on standard error; 1 when there is one."""
    told = [str(problem) for problem in problems]
    for problem in told:
        print(problem, file=sys.stderr)
    return 1 if told else 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
