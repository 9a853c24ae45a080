"""What is kept, and the unique keys that make every write happen once: one file a subject."""

from bot.store.tables.base import metadata
from bot.store.tables.conversations import buttons, closings, conversations, decisions, events, turns
from bot.store.tables.desk import (
    agent_sessions,
    agents,
    audit,
    audit_head,
    handled,
    notes,
    ratings,
    recovery_codes,
    second_factors,
    tallies,
    waits,
)
from bot.store.tables.files import chat_files, contact_files, ticket_files
from bot.store.tables.helpcenter import article_feedback, helped
from bot.store.tables.people import accounts, pins, verifications, visitors
from bot.store.tables.tickets import FIRST_TICKET, contact_requests, ticket_messages, tickets

__all__ = [
    "FIRST_TICKET",
    "accounts",
    "agent_sessions",
    "agents",
    "article_feedback",
    "audit",
    "audit_head",
    "buttons",
    "chat_files",
    "closings",
    "contact_files",
    "contact_requests",
    "conversations",
    "decisions",
    "events",
    "handled",
    "helped",
    "metadata",
    "notes",
    "pins",
    "ratings",
    "recovery_codes",
    "second_factors",
    "tallies",
    "ticket_files",
    "ticket_messages",
    "tickets",
    "turns",
    "verifications",
    "visitors",
    "waits",
]
