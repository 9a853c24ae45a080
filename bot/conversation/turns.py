"""The bot's to-do list: one turn in flight per conversation, in order, each answered once.

A worker claims a conversation by a lease (until when it may work) and a fence (a number that grows with every claim).
Whoever writes must hold the newest fence: a worker that was asleep while its lease ran out writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.conversation.conversation import BOT
from bot.conversation.event import Entry
from bot.conversation.numbering import append
from bot.store import Database
from bot.store.tables import conversations, turns


class LeaseLost(Exception):
    """Another worker has taken this turn over; what this one did must not be written."""


@dataclass(frozen=True)
class Turn:
    """A claimed message of a visitor that the bot is to answer."""

    conversation_id: str
    seq: int
    text: str | None
    payload: str | None
    attempts: int
    created_at: datetime
    fence: int
    account_id: str | None
    language: str
    page_language: str | None
    dialogue: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """What a finished turn leaves.

    `owner` is set when the turn hands the conversation to people; `confirmed` when the visitor said that it is solved.
    """

    entries: Sequence[Entry]
    dialogue: Sequence[Mapping[str, Any]]
    language: str
    understanding: Mapping[str, Any] | None = None
    owner: str | None = None
    state: str = "done"
    confirmed: bool = False


class TurnQueue:
    """Claims and finishes turns.

    Args:
        lease: how long a claim holds, in seconds; longer than any turn may take.
    """

    def __init__(self, database: Database, clock: Clock, lease: float) -> None:
        self._database = database
        self._clock = clock
        self._lease = timedelta(seconds=lease)

    async def claim(self) -> Turn | None:
        """The oldest turn that may be taken now, or None."""
        at = self._clock()
        async with self._database.write() as connection:
            row = (await connection.execute(_next_turn(at))).mappings().first()
            if row is None:
                return None
            claim = (
                update(conversations)
                .where(conversations.c.id == row["conversation_id"], conversations.c.fence == row["fence"])
                .values(lease_until=at + self._lease, fence=conversations.c.fence + 1)
            )
            if (await connection.execute(claim)).rowcount != 1:
                return None  # another worker was faster
            await connection.execute(_this(turns, row).values(attempts=turns.c.attempts + 1))
        fields = {name: row[name] for name in Turn.__dataclass_fields__ if name not in ("fence", "attempts")}
        return Turn(**fields, fence=row["fence"] + 1, attempts=row["attempts"] + 1)

    async def finish(self, turn: Turn, outcome: Outcome) -> None:
        """Write replies, new state and understanding in one transaction, and give the conversation back.

        Raises:
            LeaseLost: nothing was written.
        """
        at = self._clock()
        async with self._database.write() as connection:
            owner = await _release(connection, turn, _left_behind(outcome, at))
            # Somebody else may have taken the conversation over while the bot was thinking: then it says nothing.
            if owner == (outcome.owner or BOT):
                if outcome.language != turn.language:
                    await append(connection, turn.conversation_id, Entry("language", "system"), at)
                for ordinal, entry in enumerate(outcome.entries):
                    numbered = {**entry.__dict__, "in_reply_to": turn.seq, "ordinal": ordinal}
                    await append(connection, turn.conversation_id, Entry(**numbered), at)
            done = {"state": outcome.state, "finished_at": at, "understanding": outcome.understanding}
            await connection.execute(_this(turns, turn.__dict__).values(done))
            if owner != BOT:
                await skip_waiting(connection, turn.conversation_id, at)

    async def give_back(self, turn: Turn, retry_in: float) -> None:
        """Let the turn be tried again, not before `retry_in` seconds have passed."""
        async with self._database.write() as connection:
            await _release(connection, turn, {})
            retry_at = self._clock() + timedelta(seconds=retry_in)
            await connection.execute(_this(turns, turn.__dict__).values(retry_at=retry_at))

    async def waiting(self) -> int:
        """How many turns wait to be answered."""
        async with self._database.read() as connection:
            query = select(func.count()).select_from(turns).where(turns.c.state == "waiting")
            return int((await connection.execute(query)).scalar_one())


async def skip_waiting(connection: AsyncConnection, conversation_id: str, at: datetime) -> None:
    """A person answers from now on: what the bot has not answered yet is theirs."""
    query = update(turns).where(turns.c.conversation_id == conversation_id, turns.c.state == "waiting")
    await connection.execute(query.values(state="skipped", finished_at=at))


def _left_behind(outcome: Outcome, at: datetime) -> dict[str, Any]:
    values: dict[str, Any] = {"dialogue": list(outcome.dialogue), "language": outcome.language}
    if outcome.owner:
        values["owner"] = outcome.owner
    if outcome.confirmed:
        values["confirmed_at"] = at
    return values


async def _release(connection: AsyncConnection, turn: Turn, values: dict[str, Any]) -> str:
    query = (
        update(conversations)
        .where(conversations.c.id == turn.conversation_id, conversations.c.fence == turn.fence)
        .values(lease_until=None, **values)
        .returning(conversations.c.owner)
    )
    owner = (await connection.execute(query)).scalar_one_or_none()
    if owner is None:
        raise LeaseLost(f"{turn.conversation_id} {turn.seq}")
    return str(owner)


def _this(table: Any, turn: Mapping[str, Any] | RowMapping) -> Any:
    return update(table).where(
        table.c.conversation_id == turn["conversation_id"], table.c.seq == turn["seq"], table.c.state == "waiting"
    )


def _next_turn(at: datetime) -> Any:
    first = (
        select(turns.c.conversation_id, func.min(turns.c.seq).label("seq"))
        .where(turns.c.state == "waiting")
        .group_by(turns.c.conversation_id)
        .subquery()
    )
    columns = [conversations.c[name] for name in ("account_id", "language", "page_language", "dialogue", "fence")]
    free = or_(conversations.c.lease_until.is_(None), conversations.c.lease_until <= at)
    return (
        select(turns, *columns)
        .join(first, and_(turns.c.conversation_id == first.c.conversation_id, turns.c.seq == first.c.seq))
        .join(conversations, conversations.c.id == turns.c.conversation_id)
        .where(turns.c.retry_at <= at, free, conversations.c.owner == BOT)
        .order_by(turns.c.created_at)
        .limit(1)
    )
