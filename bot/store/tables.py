"""What is kept, and the unique keys that make every write happen once.

Conversations are a numbered log: `events.seq` runs 1, 2, 3 … in each conversation without a gap, and is given in
the transaction that writes the event. A visitor's message also leaves a `turns` row in that transaction, which
is the bot's to-do list.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.moment import Moment

FIRST_TICKET = 1001  # a first customer need not know that they are the first

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _conversation() -> Column[str]:
    return Column("conversation_id", String(40), ForeignKey("conversations.id"), nullable=False)


accounts = Table(
    "accounts",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("name", String(200)),
    Column("email", String(320)),
    Column("plan", String(60), nullable=False),
    Column("signed_up_at", Moment),
    Column("language", String(35)),
    Column("updated_at", Moment, nullable=False),
)

visitors = Table(
    "visitors",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("account_id", String(200), ForeignKey("accounts.id")),
    Column("time_zone", String(60)),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("visitor_id", String(40), ForeignKey("visitors.id"), nullable=False, index=True),
    Column("account_id", String(200), ForeignKey("accounts.id"), index=True),
    Column("language", String(35), nullable=False),
    Column("page_language", String(35)),
    Column("page_url", Text),
    Column("owner", String(60), nullable=False, index=True),  # bot, queue, or agent:<id>: exactly one
    Column("last_seq", Integer, nullable=False),
    Column("dialogue", JSON, nullable=False),  # Rasa's tracker events, bounded by the brain
    Column("lease_until", Moment),
    Column("fence", Integer, nullable=False),  # grows with each claim; a write with an old one is refused
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("closed_at", Moment),
)

events = Table(
    "events",
    metadata,
    Column("conversation_id", String(40), ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("author", String(20), nullable=False),
    Column("author_name", String(200)),
    Column("language", String(35), nullable=False),
    Column("client_msg_id", String(64)),
    Column("in_reply_to", Integer),
    Column("ordinal", Integer),
    Column("body", JSON, nullable=False),  # {"parts": […], "buttons": [{"id", "title", "style"}]}
    UniqueConstraint("conversation_id", "client_msg_id"),
    UniqueConstraint("conversation_id", "in_reply_to", "ordinal"),
)

buttons = Table(
    "buttons",
    metadata,
    Column("id", String(40), primary_key=True),
    _conversation(),
    Column("seq", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("ix_buttons_conversation_id_seq", "conversation_id", "seq"),
)

turns = Table(
    "turns",
    metadata,
    Column("conversation_id", String(40), ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("text", Text),  # what the visitor typed …
    Column("payload", Text),  # … or what the server stored for the button
    Column("state", String(12), nullable=False),  # waiting, done, failed, skipped
    Column("attempts", Integer, nullable=False),
    Column("retry_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("understanding", JSON),
    Index("ix_turns_state_retry_at", "state", "retry_at"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation_id", String(40), ForeignKey("conversations.id"), index=True),
    Column("turn_seq", Integer),
    Column("at", Moment, nullable=False),
    Column("policy", String(64), nullable=False),  # fingerprint of the policy that decided
    Column("visit", JSON, nullable=False),
    Column("decision", JSON, nullable=False),
)

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
    Column("client_msg_id", String(64)),
    UniqueConstraint("ticket_number", "client_msg_id"),
    sqlite_autoincrement=True,
)

ticket_files = Table(
    "ticket_files",
    metadata,
    Column("id", String(32), primary_key=True),  # and the name under which the file lies in the data folder
    Column("ticket_number", Integer, ForeignKey("tickets.number"), nullable=False, index=True),
    Column("message_id", Integer, ForeignKey("ticket_messages.id"), nullable=False),  # the customer's last one
    Column("client_msg_id", String(64), nullable=False),
    Column("name", String(120), nullable=False),
    Column("media_type", String(60), nullable=False),  # told by the content
    Column("size", Integer, nullable=False),  # bytes
    Column("at", Moment, nullable=False),
    UniqueConstraint("ticket_number", "client_msg_id"),
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

pins = Table(
    "pins",
    metadata,
    Column("account_id", String(200), ForeignKey("accounts.id"), primary_key=True),
    Column("pin_hash", String(64), nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("failures", Integer, nullable=False),
)

agents = Table(
    "agents",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(320), nullable=False, unique=True),
    Column("password_hash", String(200)),
    Column("invitation_hash", String(64)),
    Column("invited_until", Moment),
    Column("languages", JSON, nullable=False),
    Column("role", String(12), nullable=False),  # agent, manager, admin
    Column("most_chats", Integer, nullable=False),  # how many chats at once
    Column("created_at", Moment, nullable=False),
    Column("left_at", Moment),  # a colleague who left keeps the name on what they wrote
)

agent_sessions = Table(
    "agent_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("agent_id", String(40), ForeignKey("agents.id"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("available", Integer, nullable=False),  # 1 while the agent takes chats
    Column("seen_at", Moment, nullable=False),  # the console says every few seconds that it is still there
)

waits = Table(
    "waits",
    metadata,
    Column("conversation_id", String(40), ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),  # of the event that ended the wait
    Column("language", String(35), nullable=False),
    Column("since", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False, index=True),
    Column("outcome", String(12), nullable=False),  # accepted, overdue, closing, left
)

verifications = Table(
    "verifications",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation_id", String(40), ForeignKey("conversations.id"), index=True),  # none for a caller
    Column("account_id", String(200), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("agent_id", String(40), ForeignKey("agents.id")),  # who typed a caller's PIN
    Column("verified_at", Moment, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    Column("subject", String(250), primary_key=True),
    Column("period", String(20), primary_key=True),
    Column("tries", Integer, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", String(64), primary_key=True),  # chosen by the console, so that a note sent twice is one note
    _conversation(),
    Column("at", Moment, nullable=False),
    Column("agent_id", String(40), ForeignKey("agents.id"), nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_notes_conversation_id", "conversation_id"),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(60), nullable=False),
    Column("action", String(40), nullable=False),
    Column("object", String(250), nullable=False),
    Column("previous", String(64), nullable=False, unique=True),  # so that the chain can never fork
    Column("hash", String(64), nullable=False),
)

helped = Table(
    "helped",
    metadata,
    Column("language", String(35), primary_key=True),
    Column("article_id", String(200), primary_key=True),
    Column("stem", String(40), primary_key=True),  # of a word that somebody asked with; no question is kept whole
    Column("weight", Float, nullable=False),  # as of a fixed day: bot/helpcenter/experience.py
)
