"""Counting towards a limit: one atomic step that says whether this try is still within it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from bot.store.database import Connection

# Both databases know this form: the row grows only while it is below the limit, and then tells its number.
_COUNT = text(
    "INSERT INTO tallies (subject, period, tries) VALUES (:subject, :period, 1) "
    "ON CONFLICT (subject, period) DO UPDATE SET tries = tallies.tries + 1 WHERE tallies.tries < :most "
    "RETURNING tries"
)


_LOOK = text("SELECT tries FROM tallies WHERE subject = :subject AND period = :period AND tries < :most")


@dataclass(frozen=True)
class Limit:
    """At most so many tries for a subject in a period."""

    subject: str
    period: str
    most: int

    @property
    def row(self) -> dict[str, object]:
        """As the statements name it."""
        return {"subject": self.subject[:250], "period": self.period, "most": self.most}


async def count(connection: Connection, limit: Limit) -> bool:
    """Count one more; False when there have been as many as may be."""
    return (await connection.execute(_COUNT, limit.row)).first() is not None


async def look(connection: Connection, limit: Limit) -> bool:
    """Count nothing, and take as long. Says nothing of use: a subject that was never counted has no row."""
    return (await connection.execute(_LOOK, limit.row)).first() is not None


def day(at: datetime) -> str:
    """The period of a day, in UTC."""
    return at.date().isoformat()


def hour(at: datetime) -> str:
    """The period of an hour, in UTC."""
    return at.isoformat()[:13]
