"""`./switchyard articles gaps`: questions that no article answered, and articles that never helped."""

import argparse
import asyncio
from collections.abc import Sequence
from datetime import timedelta

from bot.cli.articles.opening import unindexed_center
from bot.cli.articles.shown import complain, print_json, print_table
from bot.clock import now
from bot.desk.audit import AuditLog
from bot.helpcenter import HelpCenter
from bot.helpcenter.asked_log import AskedLog
from bot.helpcenter.feedback_log import FeedbackLog
from bot.helpcenter.gaps import Asked, Feedback, Gap, Unhelpful, gaps, unhelpful
from bot.settings import Settings
from bot.store import Database, StoreError
from bot.store.tables import article_feedback, events, turns
from bot.texts import Texts

HELP = "questions that found nothing or ended in no, and articles that were shown but never helped"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How far back, in which language, and from how many questions on."""
    parser.add_argument("--days", type=int, default=90, help="how far back (default 90)")
    parser.add_argument("--language", help="only this language")
    parser.add_argument("--least", type=int, default=1, help="only groups of at least so many questions (default 1)")
    parser.add_argument("--json", action="store_true", help="print JSON lines instead of tables")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """1 when the store cannot be read."""
    try:
        asked, feedback = asyncio.run(_read(settings, timedelta(days=args.days)))
    except StoreError as error:
        return complain([f"the conversations cannot be read (has the edge run yet?): {error}"])
    asked = [one for one in asked if args.language in (None, one.language)]
    useless = unhelpful(asked, (one for one in feedback if args.language in (None, one.language)))
    lacking = [gap for gap in gaps(asked) if gap.count >= args.least]
    center = unindexed_center(settings)
    center.refresh()
    if args.json:
        _print_lines(lacking, useless)
    else:
        _print_tables(lacking, useless, center)
    return 0


async def _read(settings: Settings, back: timedelta) -> tuple[list[Asked], Sequence[Feedback]]:
    database = Database(settings.database)
    texts = Texts.load(settings.root / "texts")
    matters = {key.removeprefix("matter.") for key in texts.section(texts.fallback, "matter")}
    try:
        asked = await AskedLog(database, turns, events, matters).since(now() - back)
        feedback = await FeedbackLog(database, article_feedback, now).since(now() - back)
        await AuditLog(database).exported(now(), f"gaps of {back.days} days")
        return asked, feedback
    finally:
        await database.close()


def _print_tables(lacking: Sequence[Gap], useless: Sequence[Unhelpful], center: HelpCenter) -> None:
    rows = [
        (*map(str, (gap.count, gap.nothing, gap.no)), gap.language, gap.matter, f"{gap.moments[-1]:%Y-%m-%d}", gap.text)
        for gap in lacking
    ]
    print_table(("asked", "nothing", "no", "language", "matter", "last", "such as"), rows, "No gaps.")
    shown = [(str(one.shown), str(one.no), one.language, one.article_id, _title(one, center)) for one in useless]
    print_table(("shown", "no", "language", "id", "never helped"), shown, "No article that never helps.")


def _print_lines(lacking: Sequence[Gap], useless: Sequence[Unhelpful]) -> None:
    for gap in lacking:
        plain = {name: getattr(gap, name) for name in ("language", "matter", "text", "count", "nothing", "no")}
        print_json({"gap": {**plain, "moments": [moment.isoformat() for moment in gap.moments]}})
    for one in useless:
        print_json({"unhelpful": one.__dict__})


def _title(one: Unhelpful, center: HelpCenter) -> str:
    article = center.get(one.article_id, one.language)
    return article.title if article else "(no longer there)"
