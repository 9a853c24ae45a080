"""`./switchyard articles`: everything about Help Center articles. Each of its verbs is one file beside this one."""

import argparse
from types import ModuleType

from bot.cli.articles import checking, evaluate, gaps, importing, listing, search
from bot.settings import Settings

HELP = "import, search, list, check and evaluate Help Center articles, and show what they lack"
EPILOG = "Exit code: 0 all well, 1 something is wrong with articles or input, 2 the command line is wrong."
# The order of a first day with articles.
VERBS: dict[str, ModuleType] = {
    "import": importing,
    "search": search,
    "list": listing,
    "check": checking,
    "evaluate": evaluate,
    "gaps": gaps,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One sub-command for each of `VERBS`."""
    parser.epilog = EPILOG
    verbs = parser.add_subparsers(dest="articles_verb", metavar="VERB", required=True)
    for name, module in VERBS.items():
        module.add_arguments(verbs.add_parser(name, help=module.HELP))


def run(args: argparse.Namespace) -> int:
    """Carry one sub-command out and return the exit code."""
    return int(VERBS[args.articles_verb].run(args, Settings.from_environment()))
