"""`./switchyard check`: texts, training data, domain, policy and articles fit together."""

from __future__ import annotations

import argparse
import sys

from bot.data_check import problems
from bot.settings import Settings

HELP = "check that texts, training data, domain and policy fit together"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing."""
    parser.epilog = "Exit code: 0 all well, 1 something is missing or wrong; every problem with its file."


def run(args: argparse.Namespace) -> int:
    """Print every problem."""
    settings = Settings.from_environment()
    found = [str(problem) for problem in problems(settings.root, settings.policy)]
    for problem in found:
        print(problem)
    print(f"{len(found)} problems" if found else "check: everything fits together", file=sys.stderr)
    return 1 if found else 0
