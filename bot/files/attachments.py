"""All attachments: those of tickets, chats and the contact page, in one folder."""

from __future__ import annotations

import asyncio

from sqlalchemy import select, union

from bot.clock import Clock
from bot.files.chat_files import ChatFiles
from bot.files.contact_files import ContactFiles
from bot.files.folder import Folder
from bot.files.ticket_files import TicketFiles
from bot.store import Database
from bot.store.tables import chat_files, contact_files, ticket_files


class Attachments:
    """One edge has the folder to itself."""

    def __init__(self, database: Database, clock: Clock, folder: Folder) -> None:
        self._database = database
        self.folder = folder
        self.tickets = TicketFiles(database, clock, folder)
        self.chats = ChatFiles(database, clock, folder)
        self.contacts = ContactFiles(database, clock, folder)

    async def sweep(self) -> int:
        """Forget the files without a row, which a cut left behind; gives how many. Only before the first upload."""
        there = await asyncio.to_thread(self.folder.ids)
        if not there:
            return 0
        query = union(*(select(table.c.id) for table in (ticket_files, chat_files, contact_files)))
        async with self._database.read() as connection:
            known = set((await connection.execute(query)).scalars())
        for id in there - known:
            await asyncio.to_thread(self.folder.discard, id)
        return len(there - known)
