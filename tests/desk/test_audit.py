"""The audit log tells when the past was changed."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import delete, select, update

from bot.desk.audit import BEGINNING, AuditLine, Head
from bot.desk.office import Office
from bot.store import Database
from bot.store.tables import audit, audit_head
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


@pytest.mark.parametrize("left", [0, 1, 4])
async def test_a_cut_off_end_shows(office: Office, five_lines: None, database: Database, left: int) -> None:
    async with database.write() as connection:
        await connection.execute(delete(audit).where(audit.c.number > left))
    assert await office.audit.first_broken() == left + 1


async def test_lines_written_after_an_end_was_cut_off_do_not_hide_it(
    office: Office, five_lines: None, database: Database, clock: FakeClock
) -> None:
    async with database.write() as connection:
        await connection.execute(delete(audit).where(audit.c.number > 3))
    await office.audit.add(clock(), "ada", "viewed", "conversation 6")
    assert await office.audit.first_broken() == 4


async def test_a_head_kept_elsewhere_shows_a_log_that_was_sealed_anew(
    office: Office, five_lines: None, database: Database
) -> None:
    kept = await office.audit.head()
    assert await office.audit.first_broken(kept) is None
    async with database.write() as connection:
        rows = (await connection.execute(select(audit).order_by(audit.c.number))).mappings().all()
        previous = BEGINNING
        for row in rows:
            forged = AuditLine(**{**row, "actor": "ben", "previous": previous})
            previous = forged.seal()
            values = {"actor": "ben", "previous": forged.previous, "hash": previous}
            await connection.execute(update(audit).where(audit.c.number == row["number"]).values(values))
        await connection.execute(update(audit_head).values(hash=previous))
    assert await office.audit.first_broken() is None
    assert await office.audit.first_broken(kept) == kept.number


async def test_a_kept_head_shows_an_end_that_was_cut_off_with_its_head(
    office: Office, five_lines: None, database: Database
) -> None:
    kept = await office.audit.head()
    third = (await office.audit.lines())[2]
    async with database.write() as connection:
        await connection.execute(delete(audit).where(audit.c.number > 3))
        await connection.execute(update(audit_head).values(number=3, hash=third.hash))
    assert await office.audit.first_broken() is None
    assert await office.audit.first_broken(kept) == 4
    assert await office.audit.first_broken(Head(3, third.hash)) is None


async def test_lines_written_at_once_make_one_chain(office: Office, clock: FakeClock) -> None:
    await asyncio.gather(*(office.audit.add(clock(), "ada", "viewed", str(number)) for number in range(12)))
    assert len(await office.audit.lines()) == 12
    assert await office.audit.first_broken() is None


async def test_the_log_is_proven_page_by_page(office: Office, five_lines: None) -> None:
    assert [line.number for line in await office.audit.lines(after=2, limit=2)] == [3, 4]
