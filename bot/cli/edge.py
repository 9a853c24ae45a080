"""`./switchyard edge`: the edge alone, for machines where something else keeps the processes running."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.settings import Settings

HELP = "start the edge alone (the supervisor does this; so does a deployment)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: settings are environment variables."""


def run(args: argparse.Namespace) -> int:
    """Until SIGTERM."""
    from bot import logs, wiring
    from bot.edge.server import serve
    from bot.language.languages import LanguagesError
    from bot.policy_file import PolicyError
    from bot.texts import TextsError

    settings = Settings.from_environment()
    logs.set_up(settings.log_level)
    try:
        services = wiring.wire(settings)
    except (LanguagesError, PolicyError, TextsError) as error:
        print(error, file=sys.stderr)
        return 1
    asyncio.run(serve(services))
    return 0
