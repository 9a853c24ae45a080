"""What was sent before there was a ticket goes on it: the visitor's files from the chat, or from the contact page."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import chat_files, contact_files, ticket_files

_AS_THEY_ARE = ("id", "name", "media_type", "size", "at")


async def enclose_chat(connection: AsyncConnection, number: int, message_id: int, conversation_id: str) -> None:
    """Put what the visitor sent in a chat on the ticket's first message, in the caller's transaction."""
    sent = (chat_files.c.conversation_id == conversation_id, chat_files.c.author == "visitor")
    await _enclose(connection, number, message_id, chat_files, *sent)


async def enclose_contact(connection: AsyncConnection, number: int, message_id: int, contact_id: str) -> None:
    """Put the files of a contact message on the ticket that it has become, in the caller's transaction."""
    await _enclose(connection, number, message_id, contact_files, contact_files.c.contact_id == contact_id)


async def _enclose(
    connection: AsyncConnection, number: int, message_id: int, table: Table, *which: ColumnElement[bool]
) -> None:
    """The content stays where it lies. A file that is on a ticket already is not put on a second one."""
    # Each side of a chat chose its own client ids; the file's id is one that only we choose.
    columns = [*(table.c[name] for name in _AS_THEY_ARE), table.c.id, literal(number), literal(message_id)]
    names = [*_AS_THEY_ARE, "client_msg_id", "ticket_number", "message_id"]
    fresh = select(*columns).where(*which, table.c.id.not_in(select(ticket_files.c.id)))
    await connection.execute(insert(ticket_files).from_select(names, fresh))
