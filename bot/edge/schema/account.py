"""What the Help Center page shows a customer: channels, PIN, tickets and their files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bot.edge.schema.base import ClientMsgId, Data, Moment
from bot.edge.schema.conversations import ButtonView
from bot.files.attachment import Attachment


class ReasonView(Data):
    code: str
    text: str


class OfferView(Data):
    channel: Literal["ticket", "chat", "phone", "contact"]
    name: str
    note: str
    open: bool
    recommended: bool
    reasons: list[ReasonView]
    button: ButtonView | None = None


class SupportView(Data):
    """The channels of this plan right now."""

    plan: str
    signed_in: bool
    recommended: str
    offers: list[OfferView]
    phone: str | None
    at: Moment


class Pin(Data):
    """Shown once, kept only as a hash; a new one replaces it."""

    pin: str
    expires_at: Moment
    seconds: int


class TicketView(Data):
    number: str
    subject: str
    category: str | None
    category_text: str | None
    state: Literal["open", "answered", "solved"]
    state_text: str
    opened_at: Moment
    answer_due_at: Moment | None
    url: str


class TicketMessageView(Data):
    at: Moment
    author: Literal["customer", "support"]
    author_name: str | None
    text: str


class TicketsView(Data):
    tickets: list[TicketView]


class FileView(Data):
    """size: bytes."""

    id: str
    name: str
    size: int
    at: Moment

    @classmethod
    def of(cls, file: Attachment) -> FileView:
        return cls(id=file.id, name=file.name, size=file.size, at=file.at)


class TicketWithMessages(TicketView):
    messages: list[TicketMessageView]
    files: list[FileView]


class AddFile(Data):
    """A form, its fields in this order. The same `client_msg_id` again is the same file."""

    client_msg_id: ClientMsgId
    file: str = Field(description="the content, with its name", json_schema_extra={"format": "binary"})


class WriteOnTicket(Data):
    client_msg_id: ClientMsgId
    text: str


class Written(Data):
    client_msg_id: str
