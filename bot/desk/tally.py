"""Counting towards a limit: one atomic step that says whether this try is still within it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import text

from bot.store.database import Connection

# Both databases know this form: the row grows only while it is below the limit, and then tells its number.
_COUNT = text(
    "INSERT INTO tallies (subject, period, tries) VALUES (:subject, :period, 1) "
    "ON CONFLICT (subject, period) DO UPDATE SET tries = tallies.tries + 1 WHERE tallies.tries < :most "
    "RETURNING tries"
)


async def count(connection: Connection, subject: str, period: str, most: int) -> bool:
    """Count one more for a subject in a period; False when it has had `most` already."""
    values = {"subject": subject[:250], "period": period, "most": most}
    return (await connection.execute(_COUNT, values)).first() is not None


def day(at: datetime) -> str:
    """The period of a day, in UTC."""
    return f"{at:%Y-%m-%d}"


def hour(at: datetime) -> str:
    """The period of an hour, in UTC."""
    return f"{at:%Y-%m-%dT%H}"
