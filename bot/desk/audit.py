"""The audit log: append-only, each line sealed to the one before, so that a change of the past shows.

Beside the log stands its head, the newest line's number and hash, so that a cut-off end shows too. Whoever may write
into the database could forge both; a head that somebody keeps elsewhere they cannot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert, select, update

from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import audit, audit_head

BEGINNING = "0" * 64


@dataclass(frozen=True)
class Head:
    """The newest line, by its number and hash."""

    number: int
    hash: str


@dataclass(frozen=True)
class AuditLine:
    """actor: an agent's id, `staff` at the command line, or `edge`. object: what it was done to, by its id."""

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
    head = await _head(connection, lock=True)  # one writer after the other, or the chain would fork
    line = AuditLine(head.number + 1, at, actor[:60], action, object[:250], head.hash, "")
    sealed = line.seal()
    await connection.execute(insert(audit).values({**line.__dict__, "hash": sealed}))
    await connection.execute(update(audit_head).values(number=line.number, hash=sealed))


async def _head(connection: Connection, lock: bool = False) -> Head:
    query = select(audit_head.c.number, audit_head.c.hash)
    row = (await connection.execute(query.with_for_update() if lock else query)).one()
    return Head(row.number, row.hash)


class AuditLog:
    """Writes what is no part of another transaction, reads the log, and proves that nobody changed it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, at: datetime, actor: str, action: str, object: str) -> None:
        """Add a line of its own."""
        async with self._database.write() as connection:
            await record(connection, at, actor, action, object)

    async def exported(self, at: datetime, what: str) -> None:
        """Somebody at the command line has had a copy of what visitors or agents wrote or did."""
        await self.add(at, "staff", "exported", what)

    async def lines(self, after: int = 0, limit: int = 500) -> list[AuditLine]:
        """The lines after a number, in order."""
        query = select(audit).where(audit.c.number > after).order_by(audit.c.number).limit(limit)
        async with self._database.read() as connection:
            return [AuditLine(**row) for row in (await connection.execute(query)).mappings().all()]

    async def last(self, action: str) -> AuditLine | None:
        """The newest line about an action."""
        query = select(audit).where(audit.c.action == action).order_by(audit.c.number.desc()).limit(1)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().first()
        return None if row is None else AuditLine(**row)

    async def head(self) -> Head:
        """Where the log ends. Keep it elsewhere, and no later change of what stood before it can be hidden."""
        async with self._database.read() as connection:
            return await _head(connection)

    async def first_broken(self, kept: Head | None = None) -> int | None:
        """The number of the first line that is not as it was written, or is missing; None when all is whole.

        Args:
            kept: a head of the past that was kept elsewhere: its line must be there, and bear that hash.
        """
        ends = [await self.head(), *([kept] if kept else [])]
        previous, after = BEGINNING, 0
        while page := await self.lines(after):
            broken = first_broken(page, previous, after, ends)
            if broken is not None:
                return broken
            previous, after = page[-1].hash, page[-1].number
        return after + 1 if any(end.number > after for end in ends) else None


def first_broken(
    lines: Sequence[AuditLine], previous: str = BEGINNING, after: int = 0, ends: Sequence[Head] = ()
) -> int | None:
    """The number at which the chain breaks, or is not what one of `ends` says of it."""
    known = {end.number: end.hash for end in ends}
    for line in lines:
        whole = (line.number, line.previous, line.hash) == (after + 1, previous, line.seal())
        if not whole or known.get(line.number, line.hash) != line.hash:
            return after + 1
        previous, after = line.hash, line.number
    return None
