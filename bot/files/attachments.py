"""The attachments of tickets: who has which, and how many fit."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.files.folder import Folder, Kept
from bot.files.name import clean
from bot.store import Database
from bot.store.tables import ticket_files, ticket_messages, tickets

MOST_WITH_A_MESSAGE = 5  # a file belongs to what the customer wrote last
MOST_ON_A_TICKET = 20


class TooMany(Exception):
    """The message or the ticket has all the files that it may have."""


@dataclass(frozen=True)
class Attachment:
    """A file on a ticket. `media_type` is told by its content, `size` is in bytes."""

    id: str
    name: str
    media_type: str
    size: int
    at: datetime


class Attachments:
    """Adds, lists and finds. Accepted = committed: first the bytes are on disk, then the row says so.

    One edge has the folder to itself.
    """

    def __init__(self, database: Database, clock: Clock, folder: Folder) -> None:
        self._database = database
        self._clock = clock
        self.folder = folder

    async def add(self, number: int, client_msg_id: str, name: str, kept: Kept) -> Attachment:
        """Put a kept file on a ticket, which is then `open`: we owe an answer. The same `client_msg_id` again is the
        same file.

        Raises:
            TooMany: then the file is not kept any longer.
            StoreError: the file stays until the next sweep, because its row may have been committed all the same.
        """
        try:
            async with self._database.write() as connection:
                attachment = await self._add_in(connection, number, client_msg_id, name, kept)
        except TooMany:
            await asyncio.to_thread(self.folder.discard, kept.id)
            raise
        if attachment.id != kept.id:
            await asyncio.to_thread(self.folder.discard, kept.id)
        return attachment

    async def of_ticket(self, number: int) -> list[Attachment]:
        """The files of a ticket, in the order in which they came."""
        query = _columns().where(ticket_files.c.ticket_number == number)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(ticket_files.c.at, ticket_files.c.name))).all()
        return [Attachment(*row) for row in rows]

    async def of_account(self, account_id: str, limit: int) -> list[tuple[int, Attachment]]:
        """The newest files on the tickets of an account, each with its ticket's number."""
        query = _columns().add_columns(tickets.c.number).join(tickets).where(tickets.c.account_id == account_id)
        async with self._database.read() as connection:
            newest = query.order_by(ticket_files.c.at.desc(), ticket_files.c.name).limit(limit)
            rows = (await connection.execute(newest)).all()
        return [(number, Attachment(*plain)) for *plain, number in rows]

    async def find(self, number: int, id: str) -> tuple[Attachment, Path] | None:
        """A file of a ticket and where it lies, or None."""
        query = _columns().where(ticket_files.c.ticket_number == number, ticket_files.c.id == id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else (Attachment(*row), self.folder.path(id))

    async def sweep(self) -> int:
        """Forget the files without a row, which a cut left behind; gives how many. Only before the first upload."""
        there = await asyncio.to_thread(self.folder.ids)
        if not there:
            return 0
        async with self._database.read() as connection:
            known = set((await connection.execute(select(ticket_files.c.id))).scalars())
        for id in there - known:
            await asyncio.to_thread(self.folder.discard, id)
        return len(there - known)

    async def _add_in(
        self, connection: AsyncConnection, number: int, client_msg_id: str, name: str, kept: Kept
    ) -> Attachment:
        # Two uploads at once are counted one after the other.
        await connection.execute(select(tickets.c.number).where(tickets.c.number == number).with_for_update())
        sent = _columns().where(ticket_files.c.ticket_number == number, ticket_files.c.client_msg_id == client_msg_id)
        earlier = (await connection.execute(sent)).first()
        if earlier is not None:
            return Attachment(*earlier)
        message_id = await _message_with_room(connection, number)
        attachment = Attachment(kept.id, clean(name, kept.kind), kept.kind.media_type, kept.size, self._clock())
        place = {"ticket_number": number, "message_id": message_id, "client_msg_id": client_msg_id}
        await connection.execute(insert(ticket_files).values(**attachment.__dict__, **place))
        await connection.execute(update(tickets).where(tickets.c.number == number).values(state="open"))
        return attachment


def _columns() -> Select[tuple[str, str, str, int, datetime]]:
    return select(*(ticket_files.c[name] for name in Attachment.__dataclass_fields__))


async def _message_with_room(connection: AsyncConnection, number: int) -> int:
    """The customer's last message on the ticket. Raises TooMany."""
    said = ticket_messages.c
    last = select(func.max(said.id)).where(said.ticket_number == number, said.author == "customer")
    message_id = int((await connection.execute(last)).scalar_one())
    query = select(ticket_files.c.message_id).where(ticket_files.c.ticket_number == number)
    messages = (await connection.execute(query)).scalars().all()
    if len(messages) >= MOST_ON_A_TICKET or messages.count(message_id) >= MOST_WITH_A_MESSAGE:
        raise TooMany
    return message_id
