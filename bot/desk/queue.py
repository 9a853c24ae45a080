"""The queue: who waits for an agent, since when, and what can honestly be said about how long."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import and_, func, insert, or_, select

from bot.conversation.event import Event
from bot.desk.owner import QUEUE
from bot.desk.presence import Present
from bot.store.database import Connection
from bot.store.tables import conversations, events, waits

OFFERED_FOR = timedelta(seconds=30)
RECENT = timedelta(hours=2)
ENOUGH_WAITS = 3  # fewer say nothing about the next


@dataclass(frozen=True)
class Waiting:
    """One conversation in the queue. returned: an agent has had it before, so it stands in front."""

    conversation_id: str
    language: str
    since: datetime
    returned: bool


async def waiting(connection: Connection) -> list[Waiting]:
    """Everybody who waits, first the one who is next.

    The wait began with the last word of the bot, which handed over, or with the last change of owner.
    """
    here = select(conversations.c.id).where(conversations.c.owner == QUEUE)
    last = (
        select(events.c.conversation_id, func.max(events.c.seq).label("seq"))
        .where(events.c.conversation_id.in_(here), or_(events.c.author == "bot", events.c.kind == "owner"))
        .group_by(events.c.conversation_id)
        .subquery()
    )
    at_last = and_(events.c.conversation_id == last.c.conversation_id, events.c.seq == last.c.seq)
    query = (
        select(conversations.c.id, conversations.c.language, conversations.c.created_at, events.c.at, events.c.kind)
        .outerjoin(last, last.c.conversation_id == conversations.c.id)
        .outerjoin(events, at_last)
        .where(conversations.c.owner == QUEUE, conversations.c.closed_at.is_(None))
    )
    rows = (await connection.execute(query)).all()
    found = [Waiting(row.id, row.language, row.at or row.created_at, row.kind == "owner") for row in rows]
    return sorted(found, key=lambda one: (not one.returned, one.since, one.conversation_id))


async def note_wait(connection: Connection, one: Waiting, ended_by: Event, outcome: str) -> None:
    """Keep how long somebody waited, and how it ended: `accepted`, `overdue`, `closing` or `left`."""
    values = {"conversation_id": one.conversation_id, "seq": ended_by.seq, "language": one.language}
    await connection.execute(insert(waits).values(**values, since=one.since, ended_at=ended_by.at, outcome=outcome))


async def usual_minutes(connection: Connection, at: datetime) -> int | None:
    """The median wait of the last two hours, rounded up to minutes; None while there are too few to tell."""
    query = select(waits.c.since, waits.c.ended_at).where(waits.c.ended_at > at - RECENT, waits.c.outcome == "accepted")
    lengths = [(row.ended_at - row.since).total_seconds() for row in (await connection.execute(query)).all()]
    return max(1, math.ceil(median(lengths) / 60)) if len(lengths) >= ENOUGH_WAITS else None


def offered_to(one: Waiting, present: Sequence[Present], at: datetime) -> str | None:
    """The id of the agent whose turn it is to accept: the least busy first, after 30 seconds the next one.

    Everybody who speaks the language sees the conversation and may accept it; this decides for whom it rings.
    """
    able = [other for other in present if other.has_room and one.language in other.agent.languages]
    able.sort(key=lambda other: (other.chats, other.agent.id))
    if not able:
        return None
    return able[int((at - one.since) / OFFERED_FOR) % len(able)].agent.id
