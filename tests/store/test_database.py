"""A write is a transaction, a moment is a moment, and the migrations make exactly what the code expects."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import StatementError

from bot.store import Database, StoreError, full_text
from bot.store.tables import accounts, metadata

PARIS_SUMMER = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))


async def test_nothing_is_kept_of_a_transaction_that_fails(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.write() as connection:
            await connection.execute(insert(accounts).values(id="a", plan="free", updated_at=PARIS_SUMMER))
            raise RuntimeError("the process dies here")
    async with database.read() as connection:
        assert (await connection.execute(select(accounts))).all() == []


async def test_moments_come_back_in_utc_and_are_the_same_moments(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(insert(accounts).values(id="a", plan="free", updated_at=PARIS_SUMMER))
    async with database.read() as connection:
        at = (await connection.execute(select(accounts.c.updated_at))).scalar_one()
    assert at == PARIS_SUMMER
    assert at.utcoffset() == timedelta(0)


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises((StoreError, StatementError)):
        async with database.write() as connection:
            await connection.execute(insert(accounts).values(id="a", plan="free", updated_at=datetime(2026, 1, 1)))


async def test_a_broken_rule_of_the_tables_is_a_permanent_error(database: Database) -> None:
    for _ in range(1):
        async with database.write() as connection:
            await connection.execute(insert(accounts).values(id="a", plan="free", updated_at=PARIS_SUMMER))
    with pytest.raises(StoreError) as refused:
        async with database.write() as connection:
            await connection.execute(insert(accounts).values(id="a", plan="free", updated_at=PARIS_SUMMER))
    assert refused.value.permanent


async def test_many_writers_at_once_all_get_their_turn(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.write() as connection:
            await connection.execute(insert(accounts).values(id=str(number), plan="free", updated_at=PARIS_SUMMER))

    await asyncio.gather(*(write(number) for number in range(40)))
    async with database.read() as connection:
        assert len((await connection.execute(select(accounts))).all()) == 40


async def test_the_migrations_make_the_tables_that_the_code_expects(database: Database) -> None:
    def ours(name: str | None, *_: object) -> bool:
        return not (name or "").startswith(full_text.NAME)  # the database's own index, which no table of ours describes

    def differences(connection: Connection) -> list[object]:
        options = {"include_name": ours}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    async with database.read() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await database.migrate()
