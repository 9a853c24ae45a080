"""`./switchyard articles check`: what writers should mend."""

import argparse
import sys

from bot.cli.articles.opening import unindexed_center
from bot.cli.articles.shown import complain
from bot.helpcenter import check
from bot.settings import Settings

HELP = "missing translations, broken links, empty bodies, faulty files"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: everything is checked."""


def run(args: argparse.Namespace, settings: Settings) -> int:
    """1 when there is a fault."""
    center = unindexed_center(settings)
    faults = [*center.refresh().problems, *check(center.articles())]
    print(f"{len(center.articles())} articles checked, {len(faults)} faults", file=sys.stderr)
    return complain(faults)
