"""The board: every conversation that people have, or wait to have, with one agent's view on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, func, select

from bot.clock import Clock
from bot.conversation.event import words_of
from bot.desk.agent import Agent
from bot.desk.owner import QUEUE, with_people
from bot.desk.pin import account_known
from bot.desk.presence import Present, there
from bot.desk.queue import Waiting, offered_to, waiting
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import accounts, conversations, decisions, events, tickets

EXCERPT = 120


@dataclass(frozen=True)
class Card:
    """A conversation in a list. category and plan: as decided last. excerpt: the visitor's last words, or empty."""

    id: str
    owner: str
    name: str | None
    email: str | None
    plan: str | None
    language: str
    category: str | None
    since: datetime
    last_seq: int
    last_author: str | None
    excerpt: str
    offered_to: str | None


@dataclass(frozen=True)
class Board:
    """All at one moment. queue: first the one who is next. open_tickets: how many wait for an answer."""

    at: datetime
    queue: tuple[Card, ...]
    taken: tuple[Card, ...]
    present: tuple[Present, ...]
    open_tickets: int

    def of(self, agent: Agent) -> tuple[Card, ...]:
        """The conversations of one agent."""
        return tuple(card for card in self.taken if card.owner == agent.owner)


class Boards:
    """Reads the board in one transaction, so that no conversation stands in two lists or in none."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def now(self) -> Board:
        """The board as it is."""
        at = self._clock()
        async with self._database.read() as connection:
            present = await there(connection, at)
            line = {one.conversation_id: one for one in await waiting(connection)}
            cards = [_card(row, line, present, at) for row in await _rows(connection)]
            count = select(func.count()).select_from(tickets).where(tickets.c.state == "open")
            open_tickets = int((await connection.execute(count)).scalar_one())
        order = list(line)
        queue = sorted((card for card in cards if card.owner == QUEUE), key=lambda card: order.index(card.id))
        taken = sorted((card for card in cards if card.owner != QUEUE), key=lambda card: (card.since, card.id))
        return Board(at, tuple(queue), tuple(taken), tuple(present), open_tickets)


async def _rows(connection: Connection) -> Sequence[Row[Any]]:
    here = select(conversations.c.id).where(with_people(), conversations.c.closed_at.is_(None))
    spoken = (
        select(events.c.conversation_id, func.max(events.c.seq).label("seq"))
        .where(events.c.conversation_id.in_(here))
        .where(events.c.author.in_(("visitor", "agent")), events.c.kind == "message")
        .group_by(events.c.conversation_id)
        .subquery()
    )
    decided = (
        select(decisions.c.conversation_id, func.max(decisions.c.at).label("at"))
        .where(decisions.c.conversation_id.in_(here))
        .group_by(decisions.c.conversation_id)
        .subquery()
    )
    newest = and_(decisions.c.conversation_id == decided.c.conversation_id, decisions.c.at == decided.c.at)
    last = and_(events.c.conversation_id == spoken.c.conversation_id, events.c.seq == spoken.c.seq)
    columns = [conversations.c[name] for name in ("id", "owner", "language", "last_seq", "updated_at")]
    columns += [accounts.c[name] for name in ("name", "email", "plan")]
    query = (
        select(*columns, decisions.c.visit, events.c.author, events.c.body)
        .select_from(conversations)
        .outerjoin(accounts, accounts.c.id == account_known())
        .outerjoin(spoken, spoken.c.conversation_id == conversations.c.id)
        .outerjoin(events, last)
        .outerjoin(decided, decided.c.conversation_id == conversations.c.id)
        .outerjoin(decisions, newest)
        .where(conversations.c.id.in_(here))
    )
    found = {row.id: row for row in (await connection.execute(query)).all()}  # two decisions may bear one moment
    return list(found.values())


def _card(row: Row[Any], line: Mapping[str, Waiting], present: Sequence[Present], at: datetime) -> Card:
    one = line.get(row.id)
    said = " ".join(filter(None, map(words_of, (row.body or {}).get("parts", ()))))
    return Card(
        id=row.id,
        owner=row.owner,
        name=row.name,
        email=row.email,
        plan=row.plan,
        language=row.language,
        category=(row.visit or {}).get("category"),
        since=one.since if one else row.updated_at,
        last_seq=row.last_seq,
        last_author=row.author,
        excerpt=said if len(said) <= EXCERPT else said[: EXCERPT - 1] + "…",
        offered_to=offered_to(one, present, at) if one else None,
    )
