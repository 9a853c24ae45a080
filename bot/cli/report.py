"""`./switchyard report`: how conversations ended."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from datetime import date, datetime, timedelta, timezone

from bot.clock import now
from bot.conversation.report import Endings, endings, total
from bot.settings import Settings
from bot.store import Database

HELP = "count how conversations ended: confirmed solved, escalated, left, came back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The time to look at."""
    parser.epilog = "Exit code: 0. A conversation is counted when it is closed, a day after its last word."
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--days", type=_days, metavar="N", help="the last N days only")
    when.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="from this day (UTC) on")
    parser.add_argument("--json", action="store_true", help="JSON lines instead of a table")


def run(args: argparse.Namespace) -> int:
    """Print one line for each language, and one for all."""
    found = asyncio.run(_counted(Settings.from_environment(), _since(args)))
    lines = [*found, total(found)]
    if args.json or not sys.stdout.isatty():
        for line in lines:
            print(json.dumps(line.__dict__))
    else:
        _print_table(lines)
    return 0


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 36_500):
        raise argparse.ArgumentTypeError(f"a number of days is needed, not {text!r}")
    return int(text)


def _since(args: argparse.Namespace) -> datetime | None:
    if args.days is not None:
        return now() - timedelta(days=args.days)
    return None if args.since is None else datetime.combine(args.since, datetime.min.time(), timezone.utc)


async def _counted(settings: Settings, since: datetime | None) -> list[Endings]:
    database = Database(settings.database)
    await database.migrate()
    try:
        return await endings(database, since)
    finally:
        await database.close()


def _print_table(lines: list[Endings]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("language", "confirmed solved", "escalated", "left", "came back", "all")
    for line in lines:
        counts = (line.confirmed, line.escalated, line.left, line.came_back, line.all)
        table.add_row(line.language, *map(str, counts))
    Console().print(table)
