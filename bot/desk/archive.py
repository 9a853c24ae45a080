"""The archive: past conversations, found by words, email, language, matter and date. Each role finds its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select

from bot.desk.agent import Agent
from bot.desk.pin import account_known
from bot.store import Database
from bot.store.database import Connection
from bot.store.full_text import conversations_with, words_in
from bot.store.tables import accounts, conversations, decisions, events, handled

MOST_FOUND = 50
EXCERPT = 160


@dataclass(frozen=True)
class Wanted:
    """What to look for; what is empty or None narrows nothing. since and until: days in UTC, both included."""

    words: str = ""
    email: str = ""
    language: str = ""
    category: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Found:
    """A conversation that fits. excerpt: what the visitor said first, or empty."""

    id: str
    owner: str
    name: str | None
    email: str | None
    plan: str | None
    language: str
    updated_at: datetime
    excerpt: str


class Archive:
    """Finds conversations, and knows which agent has had which."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, wanted: Wanted, agent: Agent, *, everybodys: bool) -> list[Found]:
        """The newest MOST_FOUND that fit; those that this agent has had, or everybody's."""
        async with self._database.read() as connection:
            conditions = list(_conditions(connection, wanted))
            if not everybodys:
                conditions.append(_had(agent.id))
            columns = [conversations.c[name] for name in ("id", "owner", "language", "updated_at")]
            query = (
                select(*columns, accounts.c.name, accounts.c.email, accounts.c.plan)
                .select_from(conversations)
                .outerjoin(accounts, accounts.c.id == account_known())
                .where(*conditions, conversations.c.last_seq > 1)  # a greeting alone is no conversation
                .order_by(conversations.c.updated_at.desc(), conversations.c.id)
                .limit(MOST_FOUND)
            )
            rows = (await connection.execute(query)).all()
            said = await _first_words(connection, [row.id for row in rows])
        return [_found(row, said.get(row.id, "")) for row in rows]

    async def had(self, agent_id: str, conversation_id: str) -> bool:
        """Whether this agent has ever had this conversation."""
        query = select(handled.c.agent_id).where(
            handled.c.agent_id == agent_id, handled.c.conversation_id == conversation_id
        )
        async with self._database.read() as connection:
            return (await connection.execute(query)).first() is not None


def _conditions(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if words := words_in(wanted.words):
        yield conversations.c.id.in_(conversations_with(connection, words))
    if email := wanted.email.strip().lower():
        yield accounts.c.email == email
    if wanted.language:
        yield conversations.c.language == wanted.language
    if wanted.category:
        decided = decisions.c.visit["category"].as_string() == wanted.category
        yield exists().where(decisions.c.conversation_id == conversations.c.id, decided)
    if wanted.since:
        yield conversations.c.updated_at >= _midnight(wanted.since)
    if wanted.until:
        yield conversations.c.created_at < _midnight(wanted.until) + timedelta(days=1)


def _had(agent_id: str) -> ColumnElement[bool]:
    return exists().where(handled.c.conversation_id == conversations.c.id, handled.c.agent_id == agent_id)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.utc)


async def _first_words(connection: Connection, ids: list[str]) -> dict[str, str]:
    query = select(events.c.conversation_id, events.c.body).where(
        events.c.conversation_id.in_(ids), events.c.author == "visitor", events.c.kind == "message"
    )
    rows = (await connection.execute(query.order_by(events.c.seq.desc()))).all()
    return {row.conversation_id: _text(row.body) for row in rows}  # the first event is the last to be put in


def _text(body: dict[str, Any]) -> str:
    said = " ".join(part["text"] for part in body.get("parts", ()) if part["type"] == "text")
    return said if len(said) <= EXCERPT else said[: EXCERPT - 1] + "…"


def _found(row: Row[Any], excerpt: str) -> Found:
    plain = {name: getattr(row, name) for name in Found.__dataclass_fields__ if name != "excerpt"}
    return Found(**plain, excerpt=excerpt)
