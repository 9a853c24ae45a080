"""Search over past conversations."""

from __future__ import annotations

from datetime import date

from bot.edge.console.schema.base import Short
from bot.edge.schema import Data, Moment


class Search(Data):
    """What is empty or null narrows nothing. since and until: days in UTC, both included."""

    words: Short = ""
    email: Short = ""
    language: Short = ""
    category: Short = ""
    since: date | None = None
    until: date | None = None


class FoundView(Data):
    """A past conversation. excerpt: what the visitor said first."""

    id: str
    owner: str
    name: str | None
    email: str | None
    plan: str | None
    language: str
    updated_at: Moment
    excerpt: str


class Results(Data):
    """found: the newest, at most 50."""

    found: list[FoundView]
