"""The report: how conversations ended, each way counted apart, by language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import func, select

from bot.store import Database
from bot.store.tables import closings, conversations

CAME_BACK = "came_back"


@dataclass(frozen=True)
class Endings:
    """How often a conversation was closed. Who came back within 72 hours counts there only, however it had ended."""

    language: str
    confirmed: int = 0
    escalated: int = 0
    left: int = 0
    came_back: int = 0

    @property
    def all(self) -> int:
        return self.confirmed + self.escalated + self.left + self.came_back


async def endings(database: Database, since: datetime | None = None) -> list[Endings]:
    """Counts by language in alphabetical order. since: only what was closed at this moment or later."""
    came_back = closings.c.came_back_at.is_not(None)
    query = (
        select(conversations.c.language, closings.c.outcome, came_back.label(CAME_BACK), func.count().label("times"))
        .join(conversations, conversations.c.id == closings.c.conversation_id)
        .group_by(conversations.c.language, closings.c.outcome, came_back)
        .order_by(conversations.c.language)
    )
    if since is not None:
        query = query.where(closings.c.at >= since)
    async with database.read() as connection:
        rows = (await connection.execute(query)).all()
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        of_language = counts.setdefault(row.language, {})
        name = CAME_BACK if row.came_back else row.outcome
        of_language[name] = of_language.get(name, 0) + row.times
    return [Endings(language, **found) for language, found in counts.items()]


def total(of_languages: Iterable[Endings]) -> Endings:
    """All languages together, named `all`."""
    found = list(of_languages)
    names = [field.name for field in fields(Endings) if field.name != "language"]
    return Endings("all", **{name: sum(getattr(one, name) for one in found) for name in names})
