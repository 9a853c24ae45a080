"""`./switchyard articles evaluate`: how often the right article is found, against plain BM25 in the same run."""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.articles.opening import open_center, open_source_alone
from bot.cli.articles.shown import complain, print_table
from bot.helpcenter import HelpCenter
from bot.helpcenter.comparison import ALL, COLUMNS, Row, as_markdown, compare
from bot.helpcenter.evaluation import DEPTH, Question, read_questions
from bot.helpcenter.knowledge import KnowsNothing
from bot.helpcenter.plain_search import PlainSearch
from bot.helpcenter.source import Problem
from bot.settings import Settings

HELP = "how often the right article is found, by questions whose answers are known"
PAGE = "docs/help-center.md"
MARKERS = re.compile(r"(?<=<!-- evaluation: begin -->\n).*(?=<!-- evaluation: end -->)", re.DOTALL)


@dataclass(frozen=True)
class Exam:
    """Questions of this repository to one Help Center. `sums_only`: kinds are not told apart in the page."""

    name: str
    articles: str
    questions: tuple[str, ...]
    sums_only: bool = False


EXAMS = (
    Exam("our own articles", "articles", ("tests/helpcenter/fresh",)),
    Exam("our own articles, second exam", "articles", ("tests/helpcenter/fresh/second",)),
    Exam("a foreign Help Center", "tests/helpcenter/foreign/articles", ("tests/helpcenter/foreign",)),
    Exam("for tuning", "articles", ("tests/helpcenter/queries", "tests/helpcenter/tuning/switchyard"), sums_only=True),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which questions, and whether the figures go into the documentation."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="<language>.yml, asked of your articles; default: our exams"
    )
    parser.add_argument("--write", action="store_true", help="put the tables of our exams into the page")
    parser.add_argument("--page", type=Path, metavar="FILE", help=f"default: {PAGE}")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """1 when a file of questions is faulty or there are none; 2 when figures of other questions were to be written."""
    if args.files and args.write:
        print("evaluate: the page holds the figures of our exams only; leave out FILE or --write", file=sys.stderr)
        return 2
    problems: list[Problem] = []
    if args.files:
        _shown(ALL, _held(_read(args.files, problems), open_center(settings)))
        return complain(problems)
    tables = {exam: _held(_questions(exam, settings, problems), _center(exam, settings)) for exam in EXAMS}
    for exam, rows in tables.items():
        _shown(exam.name, rows)
    if args.write:
        _write(args.page or settings.root / PAGE, tables)
    return complain(problems)


def _questions(exam: Exam, settings: Settings, problems: list[Problem]) -> list[Question]:
    return _read(
        [file for folder in exam.questions for file in sorted((settings.root / folder).glob("*.yml"))], problems
    )


def _read(files: Sequence[Path], problems: list[Problem]) -> list[Question]:
    questions = [question for file in files for question in read_questions(file, problems)]
    if not questions:
        problems.append(Problem(", ".join(map(str, files)) or "no file", "holds no question"))
    return questions


def _center(exam: Exam, settings: Settings) -> HelpCenter:
    return open_source_alone(str(settings.root / exam.articles), settings)


def _held(questions: Sequence[Question], center: HelpCenter) -> list[Row]:
    if isinstance(center.knowledge, KnowsNothing):
        print("There is no trained model (./switchyard train): these figures are of words alone.", file=sys.stderr)

    def search(text: str, language: str) -> list[str]:
        return [hit.article.id for hit in center.search(text, language, DEPTH)]

    return compare(questions, search, PlainSearch(center.articles()))


def _shown(name: str, rows: Sequence[Row]) -> None:
    if rows:
        print_table((name, *COLUMNS[1:]), [row.cells() for row in rows], "")


def _write(page: Path, tables: dict[Exam, list[Row]]) -> None:
    parts = []
    for exam, rows in tables.items():
        shown = [row for row in rows if row.kind == ALL] if exam.sums_only else rows
        folders = ", ".join(f"`{folder}`" for folder in exam.questions)
        parts.append(f"{exam.name[0].upper()}{exam.name[1:]} ({folders}):\n\n{as_markdown(shown)}\n")
    text = "\n" + "\n".join(parts) + "\n"
    page.write_text(MARKERS.sub(lambda _: text, page.read_text("utf-8")), encoding="utf-8")
