"""`./switchyard articles import`: a copy of what a source holds now."""

import argparse
import sys
from collections import Counter

from bot.cli.articles.shown import complain
from bot.helpcenter import Library, SourceError, open_source
from bot.settings import Settings

HELP = "take articles in from a folder, a Zendesk export or a Zendesk Help Center"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where from, and whether earlier imports stay."""
    parser.add_argument("place", metavar="FILE|FOLDER|URL")
    parser.add_argument("--replace", action="store_true", help="forget everything that was imported before")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """1 when the place cannot be read, or some of its articles cannot."""
    try:
        reading = Library(settings.articles, settings.data).keep(open_source(args.place), alone=args.replace)
    except SourceError as error:
        return complain([error])
    counts = Counter(article.language for article in reading.articles)
    told = ", ".join(f"{language} {count}" for language, count in sorted(counts.items()))
    print(f"imported {len(reading.articles)} articles: {told}", file=sys.stderr)
    return complain(reading.problems)
