"""The console API's data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.edge.schema import ClientMsgId, Data, EventView, Moment, OfferView
from bot.files.attachments import Attachment

Text = Annotated[str, StringConstraints(max_length=100_000)]
Code = Annotated[str, StringConstraints(max_length=40)]
Short = Annotated[str, StringConstraints(max_length=320)]


class Nothing(Data):
    """Done; or a body that has nothing to say."""


class SignIn(Data):
    """code: of the second factor, for agents who have one; without it they are told `code_needed`."""

    email: Short
    password: Short
    code: Code | None = None


class SignOut(Data):
    everywhere: bool = False


class Password(Data):
    password: Short
    code: Code | None = None


class InvitationView(Data):
    """second_factor: a code is needed besides the new password."""

    name: str
    email: str
    second_factor: bool


class SecondFactorView(Data):
    """recovery_codes: how many are left."""

    on: bool
    recovery_codes: int


class Enrolment(Data):
    """secret: base32, to be typed. qr: the same as an SVG picture, a `data:` address. Both are shown once."""

    secret: str
    qr: str


class CodeGiven(Data):
    code: Code


class RecoveryCodes(Data):
    codes: list[str]


class AgentView(Data):
    id: str
    name: str
    languages: list[str]
    role: Literal["agent", "manager", "admin"]


class Me(Data):
    """agent: null before signing in. demo: whether one may sign in as the demo agent."""

    agent: AgentView | None
    available: bool
    demo: bool
    languages: list[str]


class Available(Data):
    available: bool


class CardView(Data):
    """A conversation in a list. rings: it is this agent's turn to accept it."""

    id: str
    owner: str
    name: str | None
    plan: str | None
    language: str
    category: str | None
    since: Moment
    last_seq: int
    last_author: str | None
    excerpt: str
    rings: bool


class ColleagueView(AgentView):
    available: bool
    chats: int
    most_chats: int


class BoardView(Data):
    """queue: first the one who is next. others: colleagues' conversations, for those who oversee."""

    available: bool
    queue: list[CardView]
    mine: list[CardView]
    others: list[CardView]
    colleagues: list[ColleagueView]
    tickets: int = Field(description="how many tickets wait for an answer")


class Log(Data):
    """cut: there is more before the first of these events."""

    events: list[EventView]
    cut: bool


class NoteView(Data):
    id: str
    at: Moment
    author_name: str
    text: str


class RatingView(Data):
    """How a visitor found an earlier chat. stars: 1 to 5."""

    at: Moment
    agent_name: str
    stars: int | None
    solved: bool | None
    comment: str


class ArticleSeen(Data):
    id: str
    title: str
    url: str


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


class BriefView(Data):
    """All that is known, on one screen. offers: the last decision, told in the agent's language."""

    conversation: str
    owner: str
    language: str
    category: str | None
    name: str | None
    email: str | None
    account: str | None
    plan: str | None
    page_url: str | None
    verified_at: Moment | None
    articles: list[ArticleSeen]
    tickets: list[TicketLine]
    files: list[TicketFile]
    offers: list[OfferView]
    notes: list[NoteView]
    ratings: list[RatingView]


class Say(Data):
    client_msg_id: ClientMsgId
    text: Text


class Transfer(Data):
    """To a colleague by id, or in front of the queue, perhaps for those who speak another language."""

    to: Short | None = None
    language: Short | None = None


class IntoTicket(Data):
    subject: Short
    note: Text = ""


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


class CallerPin(Data):
    account: Short
    pin: Annotated[str, StringConstraints(max_length=40)]


class PinResult(Data):
    """verified_at: null when it was not right; never why."""

    verified_at: Moment | None
    name: str | None = None
    plan: str | None = None
