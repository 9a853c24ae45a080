"""The files of chats: what visitor and agent send each other while a person has the conversation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.conversation import conversation
from bot.conversation.conversation import BOT
from bot.conversation.event import Entry, Part
from bot.conversation.numbering import append
from bot.files.attachment import MOST_IN_ALL, MOST_WITH_A_MESSAGE, Attachment, NotTaken, TooMany, find, settle
from bot.files.folder import Folder, Kept
from bot.store import Database
from bot.store.tables import chat_files, events


class NobodyLooks(NotTaken):
    """No person has the conversation who could look at a file; or another one than the sender."""


@dataclass(frozen=True)
class Sender:
    """Who sends: the visitor, or an agent. owner: who has to have the conversation; None for any person."""

    author: str
    name: str | None = None
    owner: str | None = None

    def may_send(self, owner: str) -> bool:
        """Whether they may while the conversation is this owner's."""
        return owner != BOT if self.owner is None else owner == self.owner


VISITOR = Sender("visitor")


class ChatFiles:
    """Adds and finds. Row and event are one transaction, so that a file that was taken is seen by both sides."""

    def __init__(self, database: Database, clock: Clock, folder: Folder) -> None:
        self._database = database
        self._clock = clock
        self._folder = folder

    async def add(self, conversation_id: str, sender: Sender, client_msg_id: str, name: str, kept: Kept) -> Attachment:
        """Put a kept file into a conversation. The same `client_msg_id` of the same side again is the same file.

        Raises NobodyLooks, TooMany, and as `settle`.
        """
        return await settle(self._folder, kept, self._add(conversation_id, sender, client_msg_id, name, kept))

    async def find(self, conversation_id: str, id: str) -> tuple[Attachment, Path] | None:
        """A file of a conversation and where it lies, or None."""
        async with self._database.read() as connection:
            found = await find(connection, chat_files, conversation_id=conversation_id, id=id)
        return None if found is None else (found, self._folder.path(id))

    async def _add(self, conversation_id: str, sender: Sender, client_msg_id: str, name: str, kept: Kept) -> Attachment:
        async with self._database.write() as connection:
            talk = await conversation.find(connection, conversation_id, lock=True)
            place = {"conversation_id": conversation_id, "author": sender.author, "client_msg_id": client_msg_id}
            earlier = await find(connection, chat_files, **place)
            if earlier is not None:
                return earlier
            if talk is None or not sender.may_send(talk.owner):
                raise NobodyLooks
            await _look_for_room(connection, conversation_id, sender.author)
            attachment = Attachment.of(kept, name, self._clock())
            entry = Entry("message", sender.author, [file_part(attachment)], author_name=sender.name)
            event = await append(connection, conversation_id, entry, attachment.at)
            await connection.execute(insert(chat_files).values({**attachment.__dict__, **place, "seq": event.seq}))
        return attachment


def file_part(attachment: Attachment) -> Part:
    """A file as data; its content is fetched by id."""
    return {"type": "file", "id": attachment.id, "name": attachment.name, "size": attachment.size}


async def _look_for_room(connection: AsyncConnection, conversation_id: str, author: str) -> None:
    """Raises TooMany."""
    theirs = (chat_files.c.conversation_id == conversation_id, chat_files.c.author == author)
    sent = (await connection.execute(select(chat_files.c.seq).where(*theirs))).scalars().all()
    said = select(func.max(events.c.seq)).where(
        events.c.conversation_id == conversation_id, events.c.author == author, events.c.seq.not_in(sent)
    )
    last = (await connection.execute(said)).scalar_one() or 0
    if len(sent) >= MOST_IN_ALL or sum(seq > last for seq in sent) >= MOST_WITH_A_MESSAGE:
        raise TooMany
