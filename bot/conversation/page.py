"""The pages from which a visitor writes, as far as the website tells them: the last few, secrets masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.conversation.masking import mask

KEPT = 5


@dataclass(frozen=True)
class Page:
    """A page of the website, and when the visitor came to it."""

    url: str
    at: datetime


def with_page(kept: Sequence[dict[str, Any]] | None, url: str | None, at: datetime) -> list[dict[str, Any]]:
    """What to keep, oldest first, now that the visitor is there. The same page once more is no other page."""
    pages = list(kept or ())
    address = mask(url or "")
    if address and (not pages or pages[-1]["url"] != address):
        pages.append({"url": address, "at": at.isoformat()})
    return pages[-KEPT:]


def pages_of(kept: Sequence[dict[str, Any]] | None) -> tuple[Page, ...]:
    """The pages that are kept, newest first."""
    return tuple(Page(page["url"], datetime.fromisoformat(page["at"])) for page in reversed(kept or ()))
