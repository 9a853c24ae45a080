"""`./switchyard learn`: what visitors wrote that was not understood, for a person to label."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.clock import now
from bot.desk.audit import AuditLog
from bot.learning.lesson import Lesson, lessons
from bot.learning.nlu_file import write
from bot.learning.unclear import Unclear
from bot.learning.unclear_log import UnclearLog
from bot.settings import Settings
from bot.store import Database, StoreError

HELP = "list messages that were not understood, asked back or corrected, and export them for labelling"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How far back, in which language, and where to."""
    parser.epilog = "Nothing trains itself: an export is a proposal until a person copies it into data/nlu."
    parser.add_argument("--days", type=int, default=90, metavar="N", help="how far back (default 90)")
    parser.add_argument("--language", metavar="CODE", help="only this language")
    parser.add_argument("--least", type=int, default=1, metavar="N", help="only what was seen so often (default 1)")
    parser.add_argument("--export", type=Path, metavar="FOLDER", help="write Rasa NLU YAML, one file a language")
    parser.add_argument("--json", action="store_true", help="JSON lines even on a terminal")


def run(args: argparse.Namespace) -> int:
    """1 when the conversations cannot be read, or the folder cannot be written."""
    try:
        unclear = asyncio.run(_unclear(Settings.from_environment(), timedelta(days=args.days)))
        wanted = [one for one in unclear if args.language in (None, one.language)]
        found = [lesson for lesson in lessons(wanted) if lesson.count >= args.least]
        if args.export:
            for path in write(found, args.export):
                print(path)
        elif args.json or not sys.stdout.isatty():
            for lesson in found:
                print(json.dumps(as_json(lesson), ensure_ascii=False))
        else:
            _print_table(found)
    except (StoreError, OSError) as error:
        print(f"learn: {error}", file=sys.stderr)
        return 1
    return 0


def as_json(lesson: Lesson) -> dict[str, Any]:
    """One line of `--json`. Moments are ISO 8601."""
    return {
        "language": lesson.language,
        "why": lesson.why.value,
        "count": lesson.count,
        "proposal": lesson.proposal,
        "proposed_by": "visitors" if lesson.chosen_by_visitors else "model",
        "texts": lesson.texts,
        "last": lesson.unclear[-1].at.isoformat(),
    }


async def _unclear(settings: Settings, back: timedelta) -> list[Unclear]:
    database = Database(settings.database)
    await database.migrate()
    try:
        unclear = await UnclearLog(database).since(now() - back)
        await AuditLog(database).exported(now(), f"unclear messages of {back.days} days")
        return unclear
    finally:
        await database.close()


def _print_table(found: Sequence[Lesson]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("seen", "why", "language", "probably", "says", "such as")
    for one in found:
        by = "visitors" if one.chosen_by_visitors else "model"
        table.add_row(str(one.count), one.why.value, one.language, one.proposal, by, one.texts[0])
    Console().print(table if found else "Everything was understood.")
