"""A file that somebody attached, wherever it hangs, and why one is not taken."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.files.folder import Folder, Kept
from bot.files.name import clean

MOST_WITH_A_MESSAGE = 5  # a file belongs to what its sender wrote last
MOST_IN_ALL = 20  # on one ticket, or by one side of a chat


class NotTaken(Exception):
    """The file was refused, and is not kept any longer."""


class TooMany(NotTaken):
    """The message, or what it belongs to, has all the files that it may have."""


@dataclass(frozen=True)
class Attachment:
    """A file. `media_type` is told by its content, `size` is in bytes."""

    id: str
    name: str
    media_type: str
    size: int
    at: datetime

    @classmethod
    def of(cls, kept: Kept, name: str, at: datetime) -> Attachment:
        """What is on disk, under its sender's name without what could mislead."""
        return cls(kept.id, clean(name, kept.kind), kept.kind.media_type, kept.size, at)


async def settle(folder: Folder, kept: Kept, adding: Awaitable[Attachment]) -> Attachment:
    """Accepted = committed: the bytes are on disk already, and `adding` writes the row; what gets none is forgotten.

    Raises:
        NotTaken: as `adding` does.
        StoreError: the file stays until the next sweep, because its row may have been committed all the same.
    """
    try:
        attachment = await adding
    except NotTaken:
        await asyncio.to_thread(folder.discard, kept.id)
        raise
    if attachment.id != kept.id:  # sent again; the first one counts
        await asyncio.to_thread(folder.discard, kept.id)
    return attachment


def columns(table: Table) -> Select[tuple[str, str, str, int, datetime]]:
    """An attachment's columns of a table of files."""
    return select(*(table.c[name] for name in Attachment.__dataclass_fields__))


async def find(connection: AsyncConnection, table: Table, **where: str | int) -> Attachment | None:
    """The file of a table with these values, or None."""
    row = (await connection.execute(columns(table).filter_by(**where))).first()
    return None if row is None else Attachment(*row)
