"""The folder in which files lie, each under a random name of ours."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
from collections.abc import AsyncIterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bot.files.kind import Kind, Reading

LARGEST = 10 * 1024 * 1024  # bytes

_OURS = re.compile(r"[0-9a-f]{32}")


class TooLarge(Exception):
    """The file has more than LARGEST bytes."""


@dataclass(frozen=True)
class Kept:
    """A file that is safely on disk. `size` is in bytes."""

    id: str
    kind: Kind
    size: int


class Folder:
    """Keeps and forgets files. The folder is made with the first one; nobody else on the machine may read them."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def path(self, id: str) -> Path:
        return self._place / id

    async def keep(self, pieces: AsyncIterable[bytes]) -> Kept:
        """Write a file while it comes in; when this returns it survives a power cut.

        It is read to its end before it is judged, so that the sender hears the refusal and not a cut line.

        Raises:
            TooLarge, UnknownKind: then nothing of it is left.
        """
        id = secrets.token_hex(16)
        try:
            return await self._write(id, pieces)
        except BaseException:
            self.discard(id)
            raise

    async def _write(self, id: str, pieces: AsyncIterable[bytes]) -> Kept:
        reading, size = Reading(), 0
        file = await asyncio.to_thread(self._create, id)
        with file:
            async for piece in pieces:
                size += len(piece)
                if size > LARGEST:
                    raise TooLarge
                reading.feed(piece)
                await asyncio.to_thread(file.write, piece)
            kind = reading.kind()
            await asyncio.to_thread(self._make_last, file)
        return Kept(id, kind, size)

    def _create(self, id: str) -> BinaryIO:
        self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.fdopen(os.open(self.path(id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    def _make_last(self, file: BinaryIO) -> None:
        file.flush()
        os.fsync(file.fileno())
        folder = os.open(self._place, os.O_RDONLY)  # the entry in the folder is data too
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def discard(self, id: str) -> None:
        """Forget a file; one that is not there is forgotten already."""
        self.path(id).unlink(missing_ok=True)

    def ids(self) -> set[str]:
        """All files that lie here; what is not named as ours are is not ours."""
        if not self._place.is_dir():
            return set()
        return {path.name for path in self._place.iterdir() if _OURS.fullmatch(path.name)}
