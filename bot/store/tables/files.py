"""Files that people attached. One file may hang in a chat and, once the chat has become a ticket, on that too."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.store.moment import Moment
from bot.store.tables.base import conversation_column, metadata


def _file() -> tuple[Column[Any], ...]:
    return (
        Column("id", String(32), primary_key=True),  # and the name under which the file lies in the data folder
        Column("client_msg_id", String(64), nullable=False),
        Column("name", String(120), nullable=False),
        Column("media_type", String(60), nullable=False),  # told by the content
        Column("size", Integer, nullable=False),  # bytes
        Column("at", Moment, nullable=False),
    )


ticket_files = Table(
    "ticket_files",
    metadata,
    *_file(),
    Column("ticket_number", Integer, ForeignKey("tickets.number"), nullable=False, index=True),
    Column("message_id", Integer, ForeignKey("ticket_messages.id"), nullable=False),  # the customer's last one
    UniqueConstraint("ticket_number", "client_msg_id"),
)

chat_files = Table(
    "chat_files",
    metadata,
    *_file(),
    conversation_column(),
    Column("seq", Integer, nullable=False),  # of the event that shows it
    Column("author", String(20), nullable=False),  # visitor, agent
    UniqueConstraint("conversation_id", "author", "client_msg_id"),
)

contact_files = Table(
    "contact_files",
    metadata,
    *_file(),
    Column("contact_id", String(40), ForeignKey("contact_requests.id"), nullable=False),
    UniqueConstraint("contact_id", "client_msg_id"),
)
