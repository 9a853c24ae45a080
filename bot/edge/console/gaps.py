"""What the Help Center lacks, for managers: unanswered questions in groups, and articles that never helped."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from aiohttp import web

from bot.edge.console.gate import agent_of
from bot.edge.errors import Refusal
from bot.edge.keys import SERVICES
from bot.edge.schema import Data, Moment
from bot.helpcenter.asked_log import AskedLog
from bot.helpcenter.gaps import Asked, Ending, Feedback, gaps, unhelpful
from bot.store.tables import events, turns
from bot.wiring import Services

PERIODS = (30, 90, 365)  # days
MOST_SHOWN = 100
WEEK = timedelta(days=7)


class WeekView(Data):
    """begins: a Monday, in UTC. nothing: questions for which no article was found; no: those that none helped."""

    begins: date
    nothing: int
    no: int


class GapView(Data):
    """Questions alike. text: the one most like all others, masked as the store keeps it. matter: null if none."""

    language: str
    matter: str | None
    text: str
    count: int
    nothing: int
    no: int
    last: Moment


class UnhelpfulView(Data):
    """An article that was shown so often and never helped. title: null when it is no longer there."""

    article: str
    title: str | None
    language: str
    shown: int
    no: int


class GapsView(Data):
    """weeks: without a hole, the oldest first. The others: the most frequent first."""

    days: int
    languages: list[str]
    weeks: list[WeekView]
    gaps: list[GapView]
    unhelpful: list[UnhelpfulView]


async def read_gaps(request: web.Request) -> GapsView:
    """Questions that found nothing or ended in no. With `days`, so far back; with `only`, of that language."""
    await agent_of(request, "manager")
    services = request.app[SERVICES]
    days = request.query.get("days", "90")
    if days not in map(str, PERIODS):
        raise Refusal("bad_request", detail="days")
    since = services.clock() - timedelta(days=int(days))
    asked = await AskedLog(services.database, turns, events, _matters(services)).since(since)
    feedback = await services.feedback.since(since)
    languages = sorted({one.language for one in asked} | {one.language for one in feedback})
    only = request.query.get("only", "")
    wanted = [one for one in asked if only in ("", one.language)]
    said = [one for one in feedback if only in ("", one.language)]
    # Some thousand questions take a moment to compare.
    return await asyncio.to_thread(_view, services, wanted, said, languages, int(days))


def _matters(services: Services) -> set[str]:
    texts = services.texts
    return {key.removeprefix("matter.") for key in texts.section(texts.fallback, "matter")}


def _view(
    services: Services, asked: Sequence[Asked], feedback: Sequence[Feedback], languages: list[str], days: int
) -> GapsView:
    found = [
        GapView(
            language=gap.language,
            matter=gap.matter or None,
            text=gap.text,
            count=gap.count,
            nothing=gap.nothing,
            no=gap.no,
            last=gap.moments[-1],
        )
        for gap in gaps(asked)[:MOST_SHOWN]
    ]
    useless = [
        UnhelpfulView(
            article=one.article_id,
            title=_title(services, one.article_id, one.language),
            language=one.language,
            shown=one.shown,
            no=one.no,
        )
        for one in unhelpful(asked, feedback)[:MOST_SHOWN]
    ]
    weeks = weeks_of(asked, services.clock(), days)
    return GapsView(days=days, languages=languages, weeks=weeks, gaps=found, unhelpful=useless)


def weeks_of(asked: Sequence[Asked], now: datetime, days: int) -> list[WeekView]:
    """How many questions of each week were not answered, weeks without any among them."""
    first, last = _monday(now - timedelta(days=days)), _monday(now)
    weeks = {first + number * WEEK: {Ending.NOTHING: 0, Ending.NO: 0} for number in range((last - first) // WEEK + 1)}
    for one in asked:
        week = weeks.get(_monday(one.at))
        if week is not None and one.ending in week:
            week[one.ending] += 1
    return [WeekView(begins=begins, nothing=n[Ending.NOTHING], no=n[Ending.NO]) for begins, n in weeks.items()]


def _monday(at: datetime) -> date:
    return at.date() - timedelta(days=at.weekday())


def _title(services: Services, article_id: str, language: str) -> str | None:
    article = services.help_center.get(article_id, language)
    return article.title if article else None
