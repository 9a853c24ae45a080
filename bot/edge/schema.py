"""The visitor API's data: what is validated, and what the OpenAPI document shows, are the same models."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.files.attachments import Attachment

LONGEST_MESSAGE = 10_000

ClientMsgId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Language = Annotated[str, StringConstraints(max_length=35)]
Moment = datetime


class Data(BaseModel):
    """Unknown keys are refused, so that a typing mistake is not silently ignored."""

    model_config = ConfigDict(extra="forbid")


class OpenSession(Data):
    """Who opens the widget, and where."""

    identity_token: Annotated[str, StringConstraints(max_length=8192)] | None = Field(
        None, description="JWT signed by the embedding company's back end"
    )
    visitor_token: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        None, description="the token of an earlier session in this browser"
    )
    page_language: Language | None = Field(None, description="BCP 47 tag of the page")
    time_zone: Annotated[str, StringConstraints(max_length=60)] | None = Field(None, description="IANA zone")
    page_url: Annotated[str, StringConstraints(max_length=2000)] | None = None


class VisitorView(Data):
    signed_in: bool
    name: str | None


class ConversationView(Data):
    id: str
    last_seq: int
    owner: Literal["bot", "queue", "agent"]
    agent_name: str | None
    closed: bool


class ButtonView(Data):
    id: str
    title: str
    style: Literal["primary", "plain"] | None = None


class EventView(Data):
    """One line of the log. `seq` runs 1, 2, 3 … without a gap."""

    seq: int
    at: Moment
    kind: Literal["message", "owner", "closed", "language"]
    author: Literal["visitor", "bot", "agent", "system"]
    author_name: str | None
    client_msg_id: str | None
    in_reply_to: int | None
    language: str
    parts: list[dict[str, Any]] = Field(
        description="text, articles, channels, ticket, summary, phone, link, contact_form"
    )
    buttons: list[ButtonView]


class Session(Data):
    visitor_token: str
    visitor: VisitorView
    language: str
    sign_in_url: str | None
    conversation: ConversationView
    events: list[EventView]


class Events(Data):
    events: list[EventView]
    last_seq: int
    resync: bool = Field(description="true when more is missing than is sent: begin again from this snapshot")


class SendMessage(Data):
    """Either a text or a button that the bot offered. The same `client_msg_id` again is the same message."""

    client_msg_id: ClientMsgId
    text: str | None = None
    button: Annotated[str, StringConstraints(max_length=40)] | None = None


class Accepted(Data):
    """The message is committed under this number."""

    client_msg_id: str
    seq: int


class TextsView(Data):
    language: str
    texts: dict[str, str]


class ArticleCard(Data):
    id: str
    title: str
    excerpt: str
    language: str
    fallback: bool
    url: str
    section: str


class SectionView(Data):
    title: str
    articles: list[ArticleCard]


class ArticlesView(Data):
    """With `q`: results, best first. Without: the sections."""

    language: str
    results: list[ArticleCard] | None = None
    sections: list[SectionView] | None = None


class ArticleView(Data):
    id: str
    title: str
    language: str
    fallback: bool
    section: str
    updated: str | None
    html: str
    url: str


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


class PinGiven(Data):
    """email: of the account that somebody unknown says is theirs; a signed-in customer's is known."""

    pin: Annotated[str, StringConstraints(max_length=40)]
    email: Annotated[str, StringConstraints(max_length=320)] | None = None


class PinAnswer(Data):
    """message: a sentence for the visitor; a refusal never says why."""

    verified: bool
    verified_at: Moment | None
    message: str


class Left(Data):
    """left: false when this conversation was not waiting."""

    left: bool


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


class Contact(Data):
    """The contact page's form: for everybody, also without an account."""

    topic: Annotated[str, StringConstraints(max_length=60)] | None = None
    message: str
    email: Annotated[str, StringConstraints(max_length=320)]
    language: Language
    conversation: Annotated[str, StringConstraints(max_length=40)] | None = None


class ContactBegun(Data):
    """A code has been mailed; the message is passed on once it is confirmed."""

    id: str


class ContactCode(Data):
    code: Annotated[str, StringConstraints(max_length=20)]


class ContactDone(Data):
    number: str


class Problem(Data):
    code: str
    message: str
    retry: bool


class ErrorView(Data):
    error: Problem
