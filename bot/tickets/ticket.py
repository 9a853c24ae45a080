"""A ticket, before it is opened and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

SUBJECT_LENGTH = 90


@dataclass(frozen=True)
class TicketDraft:
    """What is needed to open a ticket.

    kind: `ticket` for a customer, `contact` for somebody with a confirmed email only.
    conversation_id and turn_seq: where it comes from; one turn opens at most one ticket, however often it is run.
    decision: the routing decision it was opened under, as JSON.
    contact_id: the message of the contact page that it was, whose files it gets.
    """

    kind: str
    account_id: str | None
    email: str | None
    subject: str
    text: str
    category: str | None
    language: str
    conversation_id: str | None = None
    turn_seq: int | None = None
    decision: Mapping[str, Any] | None = None
    contact_id: str | None = None


@dataclass(frozen=True)
class Ticket:
    """A ticket as it stands. `state` is `open` (we owe an answer), `answered` or `solved`."""

    number: int
    kind: str
    account_id: str | None
    email: str | None
    subject: str
    category: str | None
    language: str
    state: str
    opened_at: datetime
    answered_at: datetime | None
    conversation_id: str | None


@dataclass(frozen=True)
class TicketMessage:
    """One message on a ticket. `author` is `customer` or `support`."""

    at: datetime
    author: str
    author_name: str | None
    text: str


def subject_of(matter: str | None, description: str) -> str:
    """A subject line: what it is about, and how it begins.

    Args:
        matter: the name of the matter in the customer's language, if known.
        description: the customer's own words.
    """
    first_line = " ".join(description.split())
    subject = f"{matter} – {first_line}" if matter else first_line
    return subject if len(subject) <= SUBJECT_LENGTH else subject[: SUBJECT_LENGTH - 1].rsplit(" ", 1)[0] + "…"
