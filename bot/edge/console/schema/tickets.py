"""Tickets as agents see and answer them."""

from __future__ import annotations

from typing import Literal

from bot.edge.console.schema.base import Short, Text
from bot.edge.schema import ClientMsgId, Data, Moment
from bot.files.attachment import Attachment


class TicketFile(Data):
    """A file that the customer attached. size: bytes."""

    ticket: int
    id: str
    name: str
    size: int
    at: Moment

    @classmethod
    def of(cls, ticket: int, file: Attachment) -> TicketFile:
        return cls(ticket=ticket, id=file.id, name=file.name, size=file.size, at=file.at)


class TicketLine(Data):
    number: int
    subject: str
    state: Literal["open", "answered", "solved"]
    opened_at: Moment
    name: str | None = None
    language: str | None = None
    category: str | None = None


class IntoTicket(Data):
    subject: Short
    note: Text = ""


class TicketAnswer(Data):
    """seen: how many messages of the ticket the agent had on the screen; a colleague's newer answer is told first."""

    client_msg_id: ClientMsgId
    text: Text
    seen: int | None = None


class TicketNumber(Data):
    number: int


class TicketMessage(Data):
    at: Moment
    author: Literal["customer", "support"]
    author_name: str | None
    text: str


class TicketLines(Data):
    tickets: list[TicketLine]


class TicketThread(TicketLine):
    messages: list[TicketMessage]
    files: list[TicketFile]
    conversation: str | None
