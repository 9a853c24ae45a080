"""Silence: nobody is nagged. What has been idle for long is closed with one sentence, and how it ended is kept.

A closed conversation is only at rest: who writes into it goes on where they were (`bot.conversation.reopening`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from sqlalchemy import ColumnElement, Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.conversation.conversation import BOT, Conversation, find
from bot.conversation.event import Entry
from bot.conversation.numbering import append
from bot.store import Database
from bot.store.tables import closings, conversations, events, tickets, turns, waits

CONFIRMED, ESCALATED, LEFT = OUTCOMES = ("confirmed", "escalated", "left")
AT_ONCE = 200  # conversations in one round
BEGINNING = datetime(2000, 1, 1, tzinfo=timezone.utc)  # before the first conversation there was


class Closing:
    """
    Args:
        idle: after how long without a word; read anew on every round, because the policy may have changed.
        farewell: the sentence in a language.
        changed: told the id of every conversation in which something new stands.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        idle: Callable[[], timedelta],
        farewell: Callable[[str], str],
        changed: Callable[[str], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._idle = idle
        self._farewell = farewell
        self._changed = changed

    async def round(self) -> list[str]:
        """Close what is idle now; gives the outcomes. Each conversation is its own transaction."""
        before = self._clock() - self._idle()
        query = select(conversations.c.id).where(*_idle_since(before))
        async with self._database.read() as connection:
            found = (
                (await connection.execute(query.order_by(conversations.c.updated_at).limit(AT_ONCE))).scalars().all()
            )
        outcomes = [await self._close(conversation_id, before) for conversation_id in found]
        return [outcome for outcome in outcomes if outcome]

    async def _close(self, conversation_id: str, before: datetime) -> str | None:
        at = self._clock()
        async with self._database.write() as connection:
            conversation = await find(connection, conversation_id, lock=True)
            still = select(conversations.c.id).where(conversations.c.id == conversation_id, *_idle_since(before))
            if conversation is None or (await connection.execute(still)).first() is None:
                return None  # somebody wrote, or another edge was faster
            outcome = await _outcome(connection, conversation_id)
            if outcome is not None:
                await self._say_goodbye(connection, conversation, outcome, at)
            closed = update(conversations).where(conversations.c.id == conversation_id).values(closed_at=at)
            await connection.execute(closed)
        if outcome is not None:
            self._changed(conversation_id)
        return outcome

    async def _say_goodbye(
        self, connection: AsyncConnection, conversation: Conversation, outcome: str, at: datetime
    ) -> None:
        words = {"type": "text", "text": self._farewell(conversation.language)}
        event = await append(connection, conversation.id, Entry("closed", "bot", [words]), at)
        row = {"conversation_id": conversation.id, "seq": event.seq, "at": at, "outcome": outcome}
        await connection.execute(insert(closings).values(row))


def _idle_since(before: datetime) -> tuple[ColumnElement[bool], ...]:
    unanswered = select(turns.c.seq).where(turns.c.conversation_id == conversations.c.id, turns.c.state == "waiting")
    return (
        conversations.c.owner == BOT,
        conversations.c.closed_at.is_(None),
        conversations.c.updated_at <= before,
        ~unanswered.exists(),
    )


async def _outcome(connection: AsyncConnection, conversation_id: str) -> str | None:
    """How it ended since it was closed last; None where the visitor has said nothing, so that nothing ended."""
    last = select(func.max(closings.c.at)).where(closings.c.conversation_id == conversation_id)
    since = (await connection.execute(last)).scalar_one_or_none() or BEGINNING

    async def has(table: Table, moment: str, **values: str) -> bool:
        query = select(table.c.conversation_id).where(table.c.conversation_id == conversation_id)
        query = query.where(table.c[moment] > since, *(table.c[name] == value for name, value in values.items()))
        return (await connection.execute(query.limit(1))).first() is not None

    if not await has(events, "at", author="visitor"):
        return None
    if await has(tickets, "opened_at") or await has(waits, "ended_at", outcome="accepted"):
        return ESCALATED
    query = select(conversations.c.confirmed_at).where(conversations.c.id == conversation_id)
    confirmed_at = (await connection.execute(query)).scalar_one()
    return CONFIRMED if confirmed_at is not None and confirmed_at > since else LEFT
