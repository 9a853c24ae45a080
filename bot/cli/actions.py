"""`./switchyard actions`: an action server for `rasa shell`, where no edge runs."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys

from bot.settings import Settings

HELP = "an action server for `rasa shell` and `rasa run`, on the port of endpoints.yml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: the port is the one that endpoints.yml names."""


def run(args: argparse.Namespace) -> int:
    """Become rasa_sdk's server; does not come back."""
    from bot import wiring

    settings = Settings.from_environment()
    services = wiring.wire(settings)

    async def prepare() -> None:
        await services.database.migrate()
        await services.database.close()

    asyncio.run(prepare())
    os.chdir(settings.root)
    command = [sys.executable, "-W", "ignore", "-m", "rasa_sdk", "--actions", "actions"]
    os.execv(sys.executable, command)  # noqa: S606 - this is the purpose
