"""The audit log tells when the past was changed."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import delete, update

from bot.desk.office import Office
from bot.store import Database
from bot.store.tables import audit
from tests.fakes import FakeClock


@pytest.fixture
async def five_lines(office: Office, clock: FakeClock) -> None:
    for number in range(5):
        clock.forward(seconds=1)
        await office.audit.add(clock(), "ada", "viewed", f"conversation {number}")


async def test_lines_are_numbered_and_whole(office: Office, five_lines: None) -> None:
    assert [line.number for line in await office.audit.lines()] == [1, 2, 3, 4, 5]
    assert await office.audit.first_broken() is None


@pytest.mark.parametrize("column", ["actor", "action", "object", "hash", "previous"])
async def test_a_changed_line_shows(office: Office, five_lines: None, database: Database, column: str) -> None:
    async with database.write() as connection:
        await connection.execute(update(audit).where(audit.c.number == 3).values({column: "x" * 40}))
    assert await office.audit.first_broken() == 3


async def test_a_missing_line_shows(office: Office, five_lines: None, database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(delete(audit).where(audit.c.number == 2))
    assert await office.audit.first_broken() == 2


async def test_lines_written_at_once_make_one_chain(office: Office, clock: FakeClock) -> None:
    await asyncio.gather(*(office.audit.add(clock(), "ada", "viewed", str(number)) for number in range(12)))
    assert len(await office.audit.lines()) == 12
    assert await office.audit.first_broken() is None


async def test_the_log_is_proven_page_by_page(office: Office, five_lines: None) -> None:
    assert [line.number for line in await office.audit.lines(after=2, limit=2)] == [3, 4]
