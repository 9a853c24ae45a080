"""The files of tickets: which has which, and how many fit."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.files.attachment import MOST_IN_ALL, MOST_WITH_A_MESSAGE, Attachment, TooMany, columns, find, settle
from bot.files.folder import Folder, Kept
from bot.store import Database
from bot.store.tables import ticket_files, ticket_messages, tickets


class TicketFiles:
    """Adds, lists and finds."""

    def __init__(self, database: Database, clock: Clock, folder: Folder) -> None:
        self._database = database
        self._clock = clock
        self._folder = folder

    async def add(self, number: int, client_msg_id: str, name: str, kept: Kept) -> Attachment:
        """Put a kept file on a ticket, which is then `open`: we owe an answer. The same `client_msg_id` again is the
        same file. Raises TooMany, and as `settle`.
        """
        return await settle(self._folder, kept, self._add(number, client_msg_id, name, kept))

    async def of_ticket(self, number: int) -> list[Attachment]:
        """The files of a ticket, in the order in which they came."""
        query = columns(ticket_files).where(ticket_files.c.ticket_number == number)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(ticket_files.c.at, ticket_files.c.name))).all()
        return [Attachment(*row) for row in rows]

    async def of_account(self, account_id: str, limit: int) -> list[tuple[int, Attachment]]:
        """The newest files on the tickets of an account, each with its ticket's number."""
        query = columns(ticket_files).add_columns(tickets.c.number).join(tickets)
        query = query.where(tickets.c.account_id == account_id)
        async with self._database.read() as connection:
            newest = query.order_by(ticket_files.c.at.desc(), ticket_files.c.name).limit(limit)
            rows = (await connection.execute(newest)).all()
        return [(number, Attachment(*plain)) for *plain, number in rows]

    async def find(self, number: int, id: str) -> tuple[Attachment, Path] | None:
        """A file of a ticket and where it lies, or None."""
        async with self._database.read() as connection:
            found = await find(connection, ticket_files, ticket_number=number, id=id)
        return None if found is None else (found, self._folder.path(id))

    async def _add(self, number: int, client_msg_id: str, name: str, kept: Kept) -> Attachment:
        async with self._database.write() as connection:
            # Two uploads at once are counted one after the other.
            await connection.execute(select(tickets.c.number).where(tickets.c.number == number).with_for_update())
            place: dict[str, str | int] = {"ticket_number": number, "client_msg_id": client_msg_id}
            earlier = await find(connection, ticket_files, **place)
            if earlier is not None:
                return earlier
            message_id = await _message_with_room(connection, number)
            attachment = Attachment.of(kept, name, self._clock())
            row = {**attachment.__dict__, **place, "message_id": message_id}
            await connection.execute(insert(ticket_files).values(row))
            await connection.execute(update(tickets).where(tickets.c.number == number).values(state="open"))
        return attachment


async def _message_with_room(connection: AsyncConnection, number: int) -> int:
    """The customer's last message on the ticket. Raises TooMany."""
    said = ticket_messages.c
    last = select(func.max(said.id)).where(said.ticket_number == number, said.author == "customer")
    message_id = int((await connection.execute(last)).scalar_one())
    query = select(ticket_files.c.message_id).where(ticket_files.c.ticket_number == number)
    messages = (await connection.execute(query)).scalars().all()
    if len(messages) >= MOST_IN_ALL or messages.count(message_id) >= MOST_WITH_A_MESSAGE:
        raise TooMany
    return message_id
