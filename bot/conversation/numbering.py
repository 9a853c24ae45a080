"""Each event gets the next number of its conversation in the transaction that writes it: 1, 2, 3 … without a gap."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation.event import Entry, Event, Sealing
from bot.store.tables import buttons, conversations, events

VISITOR = "visitor"  # as who sent something


async def append(connection: AsyncConnection, conversation_id: str, entry: Entry, at: datetime) -> Event:
    """Number an entry and write it, in the caller's transaction. Buttons lose their payloads here."""
    query = (
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(last_seq=conversations.c.last_seq + 1, updated_at=at)
        .returning(conversations.c.last_seq, conversations.c.language)
    )
    seq, language = (await connection.execute(query)).one()
    sealing = Sealing()
    body = {"parts": sealing.seal(entry.parts), "buttons": sealing.seal(entry.buttons)}
    row = {
        **{
            name: getattr(entry, name)
            for name in ("kind", "author", "author_name", "sent_by", "client_msg_id", "in_reply_to", "ordinal")
        },
        "language": entry.language or language,
        "seq": seq,
        "at": at,
        "body": body,
    }
    await connection.execute(insert(events).values(conversation_id=conversation_id, **row))
    for button in sealing.sealed:
        values = {"id": button.id, "title": button.title, "payload": button.payload}
        await connection.execute(insert(buttons).values(conversation_id=conversation_id, seq=seq, **values))
    return event_of(row)


async def sent(connection: AsyncConnection, conversation_id: str, sent_by: str, client_msg_id: str) -> int | None:
    """The number that a message got when its sender sent it first; None when it is new."""
    query = select(events.c.seq).where(
        events.c.conversation_id == conversation_id,
        events.c.sent_by == sent_by,
        events.c.client_msg_id == client_msg_id,
    )
    return (await connection.execute(query)).scalar_one_or_none()


def event_of(row: RowMapping | dict[str, Any]) -> Event:
    """The event of a row of `events`."""
    plain = {name: row[name] for name in Event.__dataclass_fields__ if name not in ("parts", "buttons")}
    return Event(**plain, parts=row["body"]["parts"], buttons=row["body"]["buttons"])
