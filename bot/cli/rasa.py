"""`./switchyard rasa …`: Rasa's own command line, in its environment, with our settings."""

from __future__ import annotations

import argparse
import os

from bot.settings import Settings
from bot.supervisor.environment import brain_environment, brain_python

HELP = "Rasa's own command line: train, shell, test, data validate, run …"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after the verb is Rasa's."""
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="…", help="what to tell Rasa")


def run(args: argparse.Namespace) -> int:
    """Become Rasa; does not come back."""
    settings = Settings.from_environment()
    python = str(brain_python(settings.root))
    environment = {**brain_environment(settings), "TERM": os.environ.get("TERM", "dumb")}
    if args.arguments[:2] == ["run", "actions"]:
        from bot.cli import actions

        return actions.run(args)
    os.chdir(settings.root)
    os.execve(python, [python, "-m", "rasa", *args.arguments], environment)  # noqa: S606 - this is the purpose
