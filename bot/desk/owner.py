"""Who answers a conversation: the bot, nobody yet (the queue), or one agent. Never two, never none.

A change names the owner that it expects to find. If somebody else was faster the database changes nothing, and
nothing is said: sentence and change stand in one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, insert, literal, or_, select, update

from bot.conversation.conversation import BOT, find
from bot.conversation.event import Entry, Event
from bot.conversation.numbering import append
from bot.conversation.turns import skip_waiting
from bot.desk.agent import owner_of
from bot.store.database import Connection
from bot.store.tables import agents, conversations, handled

QUEUE = "queue"


class OwnerChanged(Exception):
    """Somebody else owns the conversation now. owner: who, or None when there is no such conversation."""

    def __init__(self, owner: str | None) -> None:
        super().__init__(owner)
        self.owner = owner


def taken() -> ColumnElement[bool]:
    """Whether an agent owns a conversation; spelled so that the index over owners serves it."""
    return conversations.c.owner.in_(select(literal(owner_of("")) + agents.c.id))


def with_people() -> ColumnElement[bool]:
    """Whether people own a conversation: an agent, or the queue."""
    return or_(conversations.c.owner == QUEUE, taken())


async def change_owner(
    connection: Connection, conversation_id: str, expected: str, owner: str, entries: Sequence[Entry], at: datetime
) -> list[Event]:
    """Give the conversation from `expected` to `owner`, and say so in the log. Raises OwnerChanged."""
    query = (
        update(conversations)
        .where(conversations.c.id == conversation_id, conversations.c.owner == expected)
        .values(owner=owner)
    )
    if (await connection.execute(query)).rowcount != 1:
        found = await find(connection, conversation_id)
        raise OwnerChanged(found.owner if found else None)
    if owner not in (BOT, QUEUE):
        await _remember(connection, conversation_id, owner.removeprefix(owner_of("")))
    if owner != BOT:
        await skip_waiting(connection, conversation_id, at)
    return [await append(connection, conversation_id, entry, at) for entry in entries]


async def _remember(connection: Connection, conversation_id: str, agent_id: str) -> None:
    """That this agent has had it: they may read it again later."""
    row = {"agent_id": agent_id, "conversation_id": conversation_id}
    if (await connection.execute(select(handled.c.agent_id).filter_by(**row))).first() is None:
        await connection.execute(insert(handled).values(row))
