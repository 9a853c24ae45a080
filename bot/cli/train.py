"""`./switchyard train`: the model for the present data."""

from __future__ import annotations

import argparse
import sys

from bot.settings import Settings
from bot.supervisor.model import TrainingError, train

HELP = "train the model, if there is none for the present data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to train in any case."""
    parser.add_argument("--force", action="store_true", help="train even if the model is there")


def run(args: argparse.Namespace) -> int:
    """Print where the model is."""
    try:
        print(train(Settings.from_environment(), force=args.force))
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
