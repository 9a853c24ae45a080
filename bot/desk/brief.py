"""The brief: what is known about a conversation, on one screen, for whoever takes it over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.conversation.page import Page, pages_of
from bot.desk.pin import Verification, verification_of
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import accounts, conversations, decisions, events, tickets

TICKETS_SHOWN = 10


@dataclass(frozen=True)
class EarlierTicket:
    """A ticket of the same account."""

    number: int
    subject: str
    state: str
    opened_at: datetime


@dataclass(frozen=True)
class Article:
    """An article that the visitor was shown."""

    id: str
    title: str
    url: str


@dataclass(frozen=True)
class Brief:
    """visit and decision: the newest recorded ones, as `bot.routing.record` writes them; None if there is none.

    pages: where the visitor was, newest first, if the website tells it.
    """

    name: str | None
    email: str | None
    account_id: str | None
    plan: str | None
    pages: tuple[Page, ...]
    verification: Verification | None
    articles: tuple[Article, ...]
    tickets: tuple[EarlierTicket, ...]
    visit: Mapping[str, Any] | None
    decision: Mapping[str, Any] | None

    @property
    def category(self) -> str | None:
        """The matter that was decided about last."""
        return self.visit.get("category") if self.visit else None


class Briefs:
    """Puts briefs together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, conversation_id: str) -> Brief:
        """The brief of a conversation that exists."""
        async with self._database.read() as connection:
            query = select(conversations.c.account_id, conversations.c.pages).where(
                conversations.c.id == conversation_id
            )
            talk = (await connection.execute(query)).one()
            verification = await verification_of(connection, conversation_id)
            account_id = talk.account_id or (verification.account_id if verification else None)
            who = (await connection.execute(select(accounts).where(accounts.c.id == account_id))).first()
            decided = (await connection.execute(_newest_decision(conversation_id))).first()
            return Brief(
                name=who.name if who else None,
                email=who.email if who else None,
                account_id=account_id,
                plan=who.plan if who else None,
                pages=pages_of(talk.pages),
                verification=verification,
                articles=await _articles(connection, conversation_id),
                tickets=await _tickets(connection, account_id),
                visit=decided.visit if decided else None,
                decision=decided.decision if decided else None,
            )


def _newest_decision(conversation_id: str) -> Any:
    query = select(decisions.c.visit, decisions.c.decision).where(decisions.c.conversation_id == conversation_id)
    return query.order_by(decisions.c.at.desc()).limit(1)


async def _articles(connection: Connection, conversation_id: str) -> tuple[Article, ...]:
    query = select(events.c.body).where(events.c.conversation_id == conversation_id, events.c.author == "bot")
    bodies = (await connection.execute(query.order_by(events.c.seq))).scalars().all()
    shown = [one for body in bodies for part in body["parts"] if part["type"] == "articles" for one in part["articles"]]
    found = {one["id"]: Article(one["id"], one["title"], one["url"]) for one in shown}
    return tuple(found.values())


async def _tickets(connection: Connection, account_id: str | None) -> tuple[EarlierTicket, ...]:
    columns = [tickets.c[name] for name in EarlierTicket.__dataclass_fields__]
    query = select(*columns).where(tickets.c.account_id == account_id).order_by(tickets.c.number.desc())
    rows = (await connection.execute(query.limit(TICKETS_SHOWN))).mappings().all()
    return tuple(EarlierTicket(**row) for row in rows)
