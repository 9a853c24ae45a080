"""A conversation: whose it is, in which language, and who answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import conversations

BOT = "bot"


@dataclass(frozen=True)
class Conversation:
    """One conversation. `owner` is `bot`, `queue` or `agent:<id>`; exactly one of them answers."""

    id: str
    visitor_id: str
    account_id: str | None
    language: str
    page_language: str | None
    owner: str
    last_seq: int
    closed_at: datetime | None


async def find(connection: AsyncConnection, conversation_id: str, *, lock: bool = False) -> Conversation | None:
    """The conversation of an id, read in the caller's transaction; with `lock`, nobody else changes it meanwhile."""
    query = select(conversations).where(conversations.c.id == conversation_id)
    query = query.with_for_update() if lock else query
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else conversation_of(row)


def conversation_of(row: RowMapping) -> Conversation:
    """A conversation from its row."""
    return Conversation(**{name: row[name] for name in Conversation.__dataclass_fields__})
