"""Conversations are a numbered log, with the bot's to-do list beside it.

`events.seq` runs 1, 2, 3 … in each conversation without a gap, and is given in the transaction that writes the event.
A visitor's message also leaves a `turns` row in that transaction.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.store.moment import Moment
from bot.store.tables.base import conversation_column, metadata

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("visitor_id", String(40), ForeignKey("visitors.id"), nullable=False, index=True),
    Column("account_id", String(200), ForeignKey("accounts.id"), index=True),
    Column("language", String(35), nullable=False),
    Column("page_language", String(35)),
    Column("pages", JSON),  # the last few that the visitor wrote from, oldest first: [{"url", "at"}]
    Column("owner", String(60), nullable=False, index=True),  # bot, queue, or agent:<id>: exactly one
    Column("last_seq", Integer, nullable=False),
    Column("dialogue", JSON, nullable=False),  # Rasa's tracker events, bounded by the brain
    Column("lease_until", Moment),
    Column("fence", Integer, nullable=False),  # grows with each claim; a write with an old one is refused
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("closed_at", Moment),  # idle for long, and at rest until its visitor writes again
    Column("confirmed_at", Moment),  # when the visitor last said that what was suggested solved it
    Index("ix_conversations_closed_at_updated_at", "closed_at", "updated_at"),
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
    Column("sent_by", String(60)),  # visitor, or agent:<id>: whose `client_msg_id` it is
    Column("client_msg_id", String(64)),
    Column("in_reply_to", Integer),
    Column("ordinal", Integer),
    Column("body", JSON, nullable=False),  # {"parts": […], "buttons": [{"id", "title", "style"}]}
    UniqueConstraint("conversation_id", "sent_by", "client_msg_id"),
    UniqueConstraint("conversation_id", "in_reply_to", "ordinal"),
)

buttons = Table(
    "buttons",
    metadata,
    Column("id", String(40), primary_key=True),
    conversation_column(),
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

closings = Table(
    "closings",
    metadata,
    Column("conversation_id", String(40), ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),  # of the event that said so
    Column("at", Moment, nullable=False, index=True),
    Column("outcome", String(12), nullable=False),  # confirmed, escalated, left
    Column("came_back_at", Moment),  # when the visitor wrote again, if that was soon
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
