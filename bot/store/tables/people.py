"""Customers and visitors, and the PINs that prove an account."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from bot.store.moment import Moment
from bot.store.tables.base import metadata

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

pins = Table(
    "pins",
    metadata,
    Column("account_id", String(200), ForeignKey("accounts.id"), primary_key=True),
    Column("pin_hash", String(64), nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("failures", Integer, nullable=False),
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
