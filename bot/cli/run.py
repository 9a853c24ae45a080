"""`./switchyard run`: the whole thing on this machine."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.settings import Settings
from bot.supervisor.model import TrainingError, train
from bot.supervisor.supervisor import supervise

HELP = "start edge and brain together, training the model first if there is none for the present data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: settings are environment variables."""


def run(args: argparse.Namespace) -> int:
    """Until Ctrl-C."""
    settings = Settings.from_environment()
    try:
        model = train(settings)
    except TrainingError as error:
        print(error, file=sys.stderr)
        return 1
    asyncio.run(supervise(settings, model))
    return 0
