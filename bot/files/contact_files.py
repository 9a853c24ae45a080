"""The files of messages of the contact page, until their address is confirmed: then the ticket has them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import delete, func, insert, select

from bot.clock import Clock
from bot.files.attachment import MOST_WITH_A_MESSAGE, Attachment, NotTaken, TooMany, find, settle
from bot.files.folder import Folder, Kept
from bot.store import Database
from bot.store.tables import contact_files, contact_requests

GRACE = timedelta(hours=1)  # for a confirmation that is under way in the moment in which its time is over


class RequestOver(NotTaken):
    """There is no such message, its code is no longer valid, or it has been passed on."""


class ContactFiles:
    """Adds, and forgets what nobody confirmed."""

    def __init__(self, database: Database, clock: Clock, folder: Folder) -> None:
        self._database = database
        self._clock = clock
        self._folder = folder

    async def add(self, contact_id: str, client_msg_id: str, name: str, kept: Kept) -> Attachment:
        """Put a kept file to a message that waits for its code. The same `client_msg_id` again is the same file.

        Raises RequestOver, TooMany, and as `settle`.
        """
        return await settle(self._folder, kept, self._add(contact_id, client_msg_id, name, kept))

    async def forget_unconfirmed(self) -> None:
        """Forget the files of messages whose code was never given. Asked for whenever somebody brings another one."""
        over = select(contact_requests.c.id).where(
            contact_requests.c.ticket_number.is_(None), contact_requests.c.expires_at < self._clock() - GRACE
        )
        unconfirmed = delete(contact_files).where(contact_files.c.contact_id.in_(over)).returning(contact_files.c.id)
        async with self._database.write() as connection:
            ids = (await connection.execute(unconfirmed)).scalars().all()
        for id in ids:
            await asyncio.to_thread(self._folder.discard, id)

    async def _add(self, contact_id: str, client_msg_id: str, name: str, kept: Kept) -> Attachment:
        async with self._database.write() as connection:
            # Two uploads at once are counted one after the other.
            query = select(contact_requests).where(contact_requests.c.id == contact_id).with_for_update()
            request = (await connection.execute(query)).first()
            place = {"contact_id": contact_id, "client_msg_id": client_msg_id}
            earlier = await find(connection, contact_files, **place)
            if earlier is not None:
                return earlier
            at = self._clock()
            if request is None or request.expires_at <= at or request.ticket_number is not None:
                raise RequestOver
            count = select(func.count()).select_from(contact_files).where(contact_files.c.contact_id == contact_id)
            if (await connection.execute(count)).scalar_one() >= MOST_WITH_A_MESSAGE:
                raise TooMany
            attachment = Attachment.of(kept, name, at)
            await connection.execute(insert(contact_files).values({**attachment.__dict__, **place}))
        return attachment
