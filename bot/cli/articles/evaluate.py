"""`./switchyard articles evaluate`: how often the right article is found, against plain BM25 in the same run."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.cli.articles.opening import open_center
from bot.cli.articles.shown import complain, print_table
from bot.helpcenter.comparison import ALL, COLUMNS, Row, as_markdown, compare
from bot.helpcenter.evaluation import DEPTH, Question, halves, read_questions
from bot.helpcenter.knowledge import KnowsNothing
from bot.helpcenter.plain_search import PlainSearch
from bot.helpcenter.source import Problem
from bot.settings import Settings

HELP = "how often the right article is found, by questions whose answers are known"
QUESTIONS = "tests/helpcenter/queries"
PAGE = "docs/help-center.md"
MARKERS = re.compile(r"(?<=<!-- evaluation: begin -->\n).*(?=<!-- evaluation: end -->)", re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which questions, and whether the figures go into the documentation."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=f"<language>.yml; default: {QUESTIONS}")
    parser.add_argument("--write", action="store_true", help="put the tables into the page, between its markers")
    parser.add_argument("--page", type=Path, metavar="FILE", help=f"default: {PAGE}")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """1 when a file of questions is faulty or there are none."""
    problems: list[Problem] = []
    files = args.files or sorted((settings.root / QUESTIONS).glob("*.yml"))
    tuning: list[Question] = []
    held_out: list[Question] = []
    for file in files:
        for half, own in zip((tuning, held_out), halves(read_questions(file, problems)), strict=True):
            half += own
    if not tuning:
        problems.append(Problem(", ".join(map(str, files)) or QUESTIONS, "holds no question"))
        return complain(problems)
    tables = _tables(tuning, held_out, settings)
    for name, rows in tables.items():
        print_table((name, *COLUMNS[1:]), [row.cells() for row in rows], "")
    if args.write:
        _write(args.page or settings.root / PAGE, tables)
    return complain(problems)


def _tables(tuning: Sequence[Question], held_out: Sequence[Question], settings: Settings) -> dict[str, list[Row]]:
    center = open_center(settings)
    if isinstance(center.knowledge, KnowsNothing):
        print("There is no trained model (./switchyard train): these figures are of words alone.", file=sys.stderr)
    plain = PlainSearch(center.articles())

    def search(text: str, language: str) -> list[str]:
        return [hit.article.id for hit in center.search(text, language, DEPTH)]

    return {"held out": compare(held_out, search, plain), "for tuning": compare(tuning, search, plain)}


def _write(page: Path, tables: dict[str, list[Row]]) -> None:
    """The held-out half in full, of the other half only the sums: it flatters."""
    held_out = as_markdown(tables["held out"])
    tuning = as_markdown(row for row in tables["for tuning"] if row.kind == ALL)
    text = f"\nThe half that nobody tuned on:\n\n{held_out}\n\nThe half for tuning:\n\n{tuning}\n\n"
    page.write_text(MARKERS.sub(lambda _: text, page.read_text("utf-8")), encoding="utf-8")
