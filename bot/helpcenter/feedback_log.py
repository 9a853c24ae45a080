"""Answers to "did this help?" below an article, counted a day: nothing is kept of who answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from sqlalchemy import Table, delete, func, select

from bot.helpcenter.experience import Clock
from bot.helpcenter.gaps import Feedback
from bot.helpcenter.tally import Database, adding

# As far back as anybody may look.
KEPT = timedelta(days=366)


class FeedbackLog:
    """Each method is one transaction. Errors are the store's own.

    Args:
        table: columns `language`, `article_id`, `day`, `helped`, which are its key, and `answers`.
    """

    def __init__(self, database: Database, table: Table, clock: Clock) -> None:
        self._database = database
        self._table = table
        self._clock = clock

    async def add(self, article_id: str, language: str, helped: bool) -> None:
        """Somebody answered. What is older than a year is forgotten by the way."""
        table, today = self._table, self._clock().astimezone(timezone.utc).date()
        row = {"article_id": article_id, "language": language, "day": today, "helped": helped, "answers": 1}
        async with self._database.write() as connection:
            await connection.execute(adding(connection, self._table, "answers"), row)
            await connection.execute(delete(table).where(table.c.day < today - KEPT))

    async def since(self, moment: datetime) -> Sequence[Feedback]:
        """The answers from the day of this moment on, one row an article and language."""
        c = self._table.c
        wanted = select(c.article_id, c.language, c.helped, func.sum(c.answers).label("answers"))
        wanted = wanted.where(c.day >= moment.astimezone(timezone.utc).date())
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted.group_by(c.article_id, c.language, c.helped))).mappings().all()
        counts: dict[tuple[str, str], dict[bool, int]] = {}
        for row in rows:
            counts.setdefault((row["article_id"], row["language"]), {})[bool(row["helped"])] = int(row["answers"])
        return [Feedback(*key, own.get(True, 0), own.get(False, 0)) for key, own in sorted(counts.items())]
