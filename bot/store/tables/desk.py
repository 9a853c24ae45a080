"""Agents, who is there, who waits, and the record of what was done at the desk."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text

from bot.store.moment import Moment
from bot.store.tables.base import conversation_column, metadata

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

second_factors = Table(
    "second_factors",
    metadata,
    Column("agent_id", String(40), ForeignKey("agents.id"), primary_key=True),
    Column("salt", String(64), nullable=False),  # with the pepper it gives the secret, which is kept nowhere
    Column("last_step", Integer, nullable=False),  # the 30 seconds of the code used last; none so old counts again
    Column("confirmed_at", Moment),  # until a first code was given it is asked for nowhere
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("agent_id", String(40), ForeignKey("agents.id"), primary_key=True),
    Column("code_hash", String(64), primary_key=True),  # a row goes when its code is used
)

handled = Table(
    "handled",
    metadata,
    Column("agent_id", String(40), ForeignKey("agents.id"), primary_key=True),
    Column("conversation_id", String(40), ForeignKey("conversations.id"), primary_key=True, index=True),
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

ratings = Table(
    "ratings",
    metadata,
    Column("id", String(40), primary_key=True),
    conversation_column(),
    Column("agent_id", String(40), ForeignKey("agents.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("given_at", Moment),  # none while nothing was answered; the first answer counts
    Column("solved", Integer),  # 1 yes, 0 no, none when it was not said
    Column("stars", Integer),  # 1 to 5; none when the question was skipped
    Column("comment", Text),
    Index("ix_ratings_conversation_id", "conversation_id"),
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
    Column("id", String(64), primary_key=True),  # by `bot.store.sent_once`, so that a note sent twice is one note
    conversation_column(),
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

audit_head = Table(  # one row: the newest line of `audit`, so that an end that was cut off shows
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
