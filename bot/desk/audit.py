"""The audit log: append-only, each line sealed to the one before, so that a change of the past shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert, select, text

from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import audit

BEGINNING = "0" * 64
_LOCK = text("SELECT pg_advisory_xact_lock(778201)")


@dataclass(frozen=True)
class AuditLine:
    """actor: an agent's id, `staff` for the command line. object: what it was done to, by its id."""

    number: int
    at: datetime
    actor: str
    action: str
    object: str
    previous: str
    hash: str

    def seal(self) -> str:
        """The hash that this line must have."""
        content = (str(self.number), self.at.isoformat(), self.actor, self.action, self.object, self.previous)
        return sha256("\0".join(content).encode("utf-8", "replace")).hexdigest()


async def record(connection: Connection, at: datetime, actor: str, action: str, object: str) -> None:
    """Add a line in the caller's transaction: what it tells of and the line are kept together or not at all."""
    if connection.dialect.name == "postgresql":
        await connection.execute(_LOCK)  # SQLite has one writer anyway
    last = (await connection.execute(select(audit).order_by(audit.c.number.desc()).limit(1))).mappings().first()
    number, previous = (last["number"] + 1, last["hash"]) if last else (1, BEGINNING)
    line = AuditLine(number, at, actor[:60], action, object[:250], previous, "")
    await connection.execute(insert(audit).values({**line.__dict__, "hash": line.seal()}))


class AuditLog:
    """Writes what is no part of another transaction, reads the log, and proves that nobody changed it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, at: datetime, actor: str, action: str, object: str) -> None:
        """Add a line of its own."""
        async with self._database.write() as connection:
            await record(connection, at, actor, action, object)

    async def lines(self, after: int = 0, limit: int = 500) -> list[AuditLine]:
        """The lines after a number, in order."""
        query = select(audit).where(audit.c.number > after).order_by(audit.c.number).limit(limit)
        async with self._database.read() as connection:
            return [AuditLine(**row) for row in (await connection.execute(query)).mappings().all()]

    async def first_broken(self) -> int | None:
        """The number of the first line that is not as it was written, or None."""
        previous, after = BEGINNING, 0
        while page := await self.lines(after):
            broken = first_broken(page, previous, after)
            if broken is not None:
                return broken
            previous, after = page[-1].hash, page[-1].number
        return None


def first_broken(lines: Sequence[AuditLine], previous: str = BEGINNING, after: int = 0) -> int | None:
    """The number at which the chain breaks. Cutting off its end is the one change that it cannot show."""
    for line in lines:
        if (line.number, line.previous, line.hash) != (after + 1, previous, line.seal()):
            return after + 1
        previous, after = line.hash, line.number
    return None
