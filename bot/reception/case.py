"""A case: one conversation at one moment, as the database knows it. Nothing in it comes from a slot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from bot.conversation.conversation import Conversation, find
from bot.desk.pin import verification_of
from bot.identity import customer
from bot.identity.customer import Account
from bot.store import Database
from bot.store.tables import turns, visitors


@dataclass(frozen=True)
class Case:
    """Who is talking and where. A dialogue that is in no store (`rasa shell`) is a stranger's: `conversation` None.

    verified_at: when an account was proven by its PIN in this conversation.
    """

    conversation: Conversation | None
    account: Account | None
    zone: ZoneInfo | None
    turn_seq: int | None
    verified_at: datetime | None = None

    @property
    def conversation_id(self) -> str | None:
        return self.conversation.id if self.conversation else None


async def open_case(database: Database, conversation_id: str) -> Case:
    """The case of a conversation, with the turn that is being answered, if one is."""
    async with database.read() as connection:
        conversation = await find(connection, conversation_id)
        if conversation is None:
            return Case(None, None, None, None)
        account = await customer.find(connection, conversation.account_id)
        proven = await verification_of(connection, conversation_id)
        if account is None and proven is not None:
            # A stranger who has proven an account by its PIN has its channels, in this conversation only.
            account = await customer.find(connection, proven.account_id)
        zone = select(visitors.c.time_zone).where(visitors.c.id == conversation.visitor_id)
        zone_name = (await connection.execute(zone)).scalar_one_or_none()
        first = select(turns.c.seq).where(turns.c.conversation_id == conversation_id, turns.c.state == "waiting")
        seq = (await connection.execute(first.order_by(turns.c.seq).limit(1))).scalar_one_or_none()
    return Case(conversation, account, known_zone(zone_name), seq, proven.verified_at if proven else None)


def known_zone(name: str | None) -> ZoneInfo | None:
    """The IANA zone of a name, or None for a name that is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
