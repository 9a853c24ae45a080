"""Sessions, messages and events, and what a visitor does while people answer."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from bot.edge.schema.base import ClientMsgId, Data, Language, Moment


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
        description="text, articles, channels, comparison, ticket, summary, phone, link, contact_form and more"
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


class PinGiven(Data):
    """email: of the account that somebody unknown says is theirs; a signed-in customer's is known."""

    pin: Annotated[str, StringConstraints(max_length=40)]
    email: Annotated[str, StringConstraints(max_length=320)] | None = None


class PinAnswer(Data):
    """message: a sentence for the visitor; a refusal never says why."""

    verified: bool
    verified_at: Moment | None
    message: str


class RatingGiven(Data):
    """The answer to a part `rating`, by its id. Without stars, solved and comment it is skipped."""

    rating: Annotated[str, StringConstraints(max_length=40)]
    stars: Annotated[int, Field(ge=1, le=5)] | None = None
    solved: bool | None = None
    comment: Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)] = ""


class RatingTaken(Data):
    """taken: false when it had been answered before; the first answer stays."""

    taken: bool


class Left(Data):
    """left: false when this conversation was not waiting."""

    left: bool
