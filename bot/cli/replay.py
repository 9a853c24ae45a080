"""`./switchyard replay POLICY.yml`: what past visitors would have been offered under another policy."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from bot.clock import now
from bot.desk.audit import AuditLog
from bot.policy_file import PolicyError, load_policy
from bot.reception.decisions import DecisionRecord
from bot.reception.replay import Difference, Group, Past, Replay, replay
from bot.settings import Settings
from bot.store import Database

HELP = "decide the recorded visits again under another policy, and show what differs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The other policy."""
    parser.epilog = (
        "Exit code: 0 replayed, 1 the policy has mistakes. The policy in force stays; the audit log gets a line."
    )
    parser.add_argument("file", type=Path, metavar="POLICY.yml")
    parser.add_argument("--json", action="store_true", help="JSON lines instead of a table")


def run(args: argparse.Namespace) -> int:
    """Print the difference by channel, plan, language and category."""
    settings = Settings.from_environment()
    try:
        policy = load_policy(args.file)
    except PolicyError as error:
        print(error, file=sys.stderr)
        return 1
    replayed = replay(asyncio.run(_pasts(settings)), policy)
    if args.json or not sys.stdout.isatty():
        for group, difference in replayed.differences():
            print(json.dumps(_line(group, difference), ensure_ascii=False))
    else:
        _print_table(replayed)
    print(f"{replayed.visits} recorded decisions, {replayed.changed} would differ", file=sys.stderr)
    return 0


async def _pasts(settings: Settings) -> list[Past]:
    database = Database(settings.database)
    await database.migrate()
    try:
        decisions = await DecisionRecord(database).all()
        await AuditLog(database).exported(now(), "decisions")  # with their conversations' ids
        return decisions
    finally:
        await database.close()


def _line(group: Group, difference: Difference) -> dict[str, object]:
    counts = {name: value for name, value in difference.__dict__.items() if name not in ("against", "examples")}
    return {**group.__dict__, **counts, "against": dict(difference.against), "examples": difference.examples}


def _print_table(replayed: Replay) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(
        "channel", "plan", "language", "about", "visits", "would open", "would close", "recommended", "such as"
    )
    for group, one in replayed.differences():
        closes = f"{one.closes} ({', '.join(one.against)})" if one.closes else ""
        recommended = f"{one.recommended_before} → {one.recommended_after}"
        names = (group.channel, group.plan, group.language, group.category, str(one.visits))
        table.add_row(*names, str(one.opens or ""), closes, recommended, " ".join(one.examples))
    Console().print(table)
