"""Tickets, what is written on them, and messages of the contact page."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Identity, Integer, String, Table, Text, UniqueConstraint

from bot.store.moment import Moment
from bot.store.tables.base import metadata

FIRST_TICKET = 1001  # a first customer need not know that they are the first

tickets = Table(
    "tickets",
    metadata,
    Column("number", Integer, Identity(start=FIRST_TICKET), primary_key=True),
    Column("kind", String(12), nullable=False),  # ticket, or contact: from somebody without an account
    Column("account_id", String(200), ForeignKey("accounts.id"), index=True),
    Column("email", String(320)),
    Column("conversation_id", String(40), ForeignKey("conversations.id")),
    Column("turn_seq", Integer),
    Column("subject", Text, nullable=False),
    Column("category", String(60)),
    Column("language", String(35), nullable=False),
    Column("state", String(12), nullable=False),  # open, answered, solved
    Column("decision", JSON),
    Column("opened_at", Moment, nullable=False),
    Column("answered_at", Moment),
    UniqueConstraint("conversation_id", "turn_seq", "kind"),
    sqlite_autoincrement=True,
)

ticket_messages = Table(
    "ticket_messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ticket_number", Integer, ForeignKey("tickets.number"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("author", String(20), nullable=False),  # customer, support
    Column("author_name", String(200)),
    Column("text", Text, nullable=False),
    Column("client_msg_id", String(64)),  # hashed with who sent it, by `bot.store.sent_once`
    UniqueConstraint("ticket_number", "client_msg_id"),
    sqlite_autoincrement=True,
)

contact_requests = Table(
    "contact_requests",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("topic", String(60)),
    Column("message", Text, nullable=False),
    Column("email", String(320), nullable=False),
    Column("language", String(35), nullable=False),
    Column("conversation_id", String(40), ForeignKey("conversations.id")),
    Column("code_hash", String(64), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("ticket_number", Integer, ForeignKey("tickets.number")),
)
