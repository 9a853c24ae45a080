"""Empty stores with today's tables: migrated once and copied, since migrating for every test took minutes."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from bot.store import Database

POSTGRES = os.environ.get("TEST_POSTGRES", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres")


class EmptySqlite:
    """A migrated file, and copies of it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "empty.sqlite3"
        asyncio.run(_migrated(f"sqlite+aiosqlite:///{self._file}"))

    def copy_to(self, file: Path) -> str:
        """The address of a new store in that file."""
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self._file, file)
        return f"sqlite+aiosqlite:///{file}"


class EmptyPostgres:
    """A migrated database, and copies of it, on the server of `TEST_POSTGRES`.

    Attributes:
        name: of the database that is copied.
        absent: why there is no server, None if there is one.
    """

    def __init__(self) -> None:
        self.name, self.absent = _new_name(), ""
        try:
            asyncio.run(self._make())
        except (OSError, asyncio.TimeoutError, asyncpg.PostgresError) as error:
            self.absent = str(error) or type(error).__name__

    async def _make(self) -> None:
        async with _admin() as admin:
            await admin.execute(f'CREATE DATABASE "{self.name}"')
        await _migrated(_address(self.name))

    @contextlib.asynccontextmanager
    async def copy(self) -> AsyncIterator[str]:
        """The address of a new store, for the length of the block. Skips the test where there is no server."""
        if self.absent:
            pytest.skip(f"no PostgreSQL here: {self.absent}")
        name = _new_name()
        async with _admin() as admin:
            await admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
            try:
                yield _address(name)
            finally:
                await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def drop(self) -> None:
        if not self.absent:
            asyncio.run(_drop(self.name))


@contextlib.asynccontextmanager
async def _admin() -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncio.wait_for(asyncpg.connect(POSTGRES.replace("+asyncpg", "")), 10)
    try:
        yield connection
    finally:
        await connection.close()


async def _migrated(address: str) -> None:
    database = Database(address)
    await database.migrate()
    await database.close()


async def _drop(name: str) -> None:
    async with _admin() as admin:
        await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _address(name: str) -> str:
    return POSTGRES.rsplit("/", 1)[0] + f"/{name}"


def _new_name() -> str:
    return f"switchyard_{uuid4().hex[:12]}"
