"""One place that knows how to talk to SQLite and PostgreSQL, and that a write is a transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.migrate import upgrade

Connection = AsyncConnection


class StoreError(Exception):
    """The database did not do what it was asked.

    Attributes:
        permanent: False when trying again may help (locked, restarting), True when it will not.
    """

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class Database:
    """Reading and writing, each in one transaction.

    Args:
        address: an async SQLAlchemy URL, `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`.
    """

    def __init__(self, address: str) -> None:
        self.url = make_url(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine = self._engine()
        # SQLite has one writer; waiting for one's turn here is fairer than being refused as "locked".
        self._writer = asyncio.Lock()

    def _engine(self) -> AsyncEngine:
        # hide_parameters: an error that is logged names the statement, not what somebody wrote.
        if not self.is_sqlite:
            return create_async_engine(
                self.url, pool_pre_ping=True, pool_size=10, max_overflow=10, hide_parameters=True
            )
        engine = create_async_engine(self.url, pool_size=10, max_overflow=10, hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine

    async def migrate(self) -> None:
        """Bring the tables to the newest version; on a new database, make them."""
        async with self.write() as connection:
            await connection.run_sync(upgrade)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """A consistent view of the data. Raises StoreError."""
        with _told_apart():
            async with self.engine.connect() as connection:
                yield connection
                await connection.rollback()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Connection]:
        """One transaction: all of it is kept when the block ends, nothing when it raises. Raises StoreError."""
        with _told_apart():
            if not self.is_sqlite:
                async with self.engine.begin() as connection:
                    yield connection
                return
            async with self._writer, self.engine.connect() as connection:
                connection = await connection.execution_options(immediate=True)
                async with connection.begin():
                    yield connection

    async def check(self) -> None:
        """Raise StoreError unless the database answers."""
        async with self.read() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        await self.engine.dispose()


class _told_apart:
    """Turns the library's errors into ours, and leaves everybody else's alone."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DBAPIError):
            passing = error.connection_invalidated or type(error).__name__ in ("OperationalError", "InterfaceError")
            raise StoreError(str(error.orig), permanent=not passing) from error
        if isinstance(error, SQLAlchemyError):
            raise StoreError(str(error), permanent=True) from error


def _prepare_sqlite(connection: Any, record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see below
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # A transaction that reads first and writes later would be refused when another process wrote in between;
    # taking the write lock at the start makes it wait instead.
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
