"""Conversations: the board, the log, the brief, and what is done with one."""

from __future__ import annotations

from pydantic import Field

from bot.edge.console.schema.account import AgentView
from bot.edge.console.schema.base import Short, Text
from bot.edge.console.schema.tickets import TicketFile, TicketLine
from bot.edge.schema import ClientMsgId, Data, EventView, Moment, OfferView


class CardView(Data):
    """A conversation in a list. rings: it is this agent's turn to accept it."""

    id: str
    owner: str
    name: str | None
    email: str | None
    plan: str | None
    language: str
    category: str | None
    since: Moment
    last_seq: int
    last_author: str | None
    excerpt: str
    rings: bool


class ColleagueView(AgentView):
    """most_chats: how many chats they may have at once."""

    available: bool
    chats: int
    most_chats: int


class BoardView(Data):
    """queue: first the one who is next. others: colleagues' conversations, for those who oversee.

    most_chats: how many one may have at once.
    """

    available: bool
    most_chats: int
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


class PageSeen(Data):
    url: str
    at: Moment


class BriefView(Data):
    """All that is known, on one screen. offers: the last decision, told to an agent; made at `decided_at`."""

    conversation: str
    owner: str
    language: str
    category: str | None
    name: str | None
    email: str | None
    account: str | None
    plan: str | None
    pages: list[PageSeen]
    verified_at: Moment | None
    articles: list[ArticleSeen]
    tickets: list[TicketLine]
    files: list[TicketFile]
    decided_at: Moment | None
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
