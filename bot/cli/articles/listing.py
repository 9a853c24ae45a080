"""`./switchyard articles list`: all articles, one a line."""

import argparse

from bot.cli.articles.opening import unindexed_center
from bot.cli.articles.shown import complain, print_json, print_table
from bot.settings import Settings

HELP = "all articles, one a line"
KEYS = ("language", "section", "id", "title", "updated", "url")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which ones, and how they are printed."""
    parser.add_argument("--language", help="only this language")
    parser.add_argument("--json", action="store_true", help="print JSON lines instead of a table")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Always 0: an empty Help Center is no fault."""
    center = unindexed_center(settings)
    complain(center.refresh().problems)
    chosen = sorted(
        (article for article in center.articles() if args.language in (None, article.language)),
        key=lambda article: (article.language, article.section, article.id),
    )
    rows = [tuple(str(getattr(article, key) or "") for key in KEYS) for article in chosen]
    if args.json:
        for row in rows:
            print_json(dict(zip(KEYS, row, strict=True)))
    else:
        print_table(KEYS, rows, "There are no articles.")
    return 0
