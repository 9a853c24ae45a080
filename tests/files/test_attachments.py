"""Attachments: as many as fit, each once, and no file without a row for longer than until the next start."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.conversation.log import MessageLog
from bot.files.attachment import MOST_IN_ALL, MOST_WITH_A_MESSAGE, TooMany
from bot.files.attachments import Attachments
from bot.files.folder import Folder, Kept
from bot.store import Database
from bot.tickets.desk import TicketDesk
from bot.tickets.ticket import TicketDraft
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.files.test_folder import pieces
from tests.people import CHLOE


@pytest.fixture
def files(database: Database, clock: FakeClock, tmp_path: Path) -> Attachments:
    return Attachments(database, clock, Folder(tmp_path / "files"))


@pytest.fixture
def desk(database: Database, clock: FakeClock) -> TicketDesk:
    return TicketDesk(database, clock)


@pytest.fixture
async def number(desk: TicketDesk, database: Database, clock: FakeClock, log: MessageLog) -> int:
    await welcome(database, clock, CHLOE)
    return (await desk.open(TicketDraft("ticket", CHLOE.id, None, "Charged", "Twice", "refund", "en"))).number


async def kept(files: Attachments) -> Kept:
    return await files.folder.keep(pieces(b"hello"))


async def fill(files: Attachments, number: int, first: int, count: int) -> None:
    for place in range(first, first + count):
        await files.tickets.add(number, f"client-id-{place}", f"{place:02}.txt", await kept(files))


async def test_a_file_that_is_sent_again_is_one_file_on_disk_too(files: Attachments, number: int) -> None:
    first = await files.tickets.add(number, "client-id-1", "a.txt", await kept(files))
    again = await files.tickets.add(number, "client-id-1", "a.txt", await kept(files))
    assert again == first
    assert await files.tickets.of_ticket(number) == [first]
    assert files.folder.ids() == {first.id}


async def test_a_message_has_room_for_five_and_the_next_message_for_five_more(
    files: Attachments, desk: TicketDesk, number: int
) -> None:
    await fill(files, number, 0, MOST_WITH_A_MESSAGE)
    with pytest.raises(TooMany):
        await files.tickets.add(number, "client-id-x", "x.txt", await kept(files))
    await desk.write(number, "support", "Dev", "Thank you", "agent-id-1")
    with pytest.raises(TooMany):
        await files.tickets.add(number, "client-id-x", "x.txt", await kept(files))
    await desk.write(number, "customer", "Chloé", "And here are the others", "client-id-2")
    await fill(files, number, MOST_WITH_A_MESSAGE, MOST_WITH_A_MESSAGE)
    assert len(files.folder.ids()) == len(await files.tickets.of_ticket(number)) == 2 * MOST_WITH_A_MESSAGE


async def test_a_ticket_has_room_for_twenty(files: Attachments, desk: TicketDesk, number: int) -> None:
    for start in range(0, MOST_IN_ALL, MOST_WITH_A_MESSAGE):
        await fill(files, number, start, MOST_WITH_A_MESSAGE)
        await desk.write(number, "customer", "Chloé", "More", f"message-{start}")
    with pytest.raises(TooMany):
        await files.tickets.add(number, "client-id-x", "x.txt", await kept(files))
    assert (await files.tickets.add(number, "client-id-0", "0.txt", await kept(files))).name == "00.txt"


async def test_files_that_come_at_the_same_moment_are_counted_all_the_same(files: Attachments, number: int) -> None:
    each = [await kept(files) for _ in range(MOST_WITH_A_MESSAGE + 2)]
    adding = (files.tickets.add(number, f"client-id-{file.id}", "a.txt", file) for file in each)
    results = await asyncio.gather(*adding, return_exceptions=True)
    assert sum(isinstance(result, TooMany) for result in results) == 2
    assert len(await files.tickets.of_ticket(number)) == MOST_WITH_A_MESSAGE


async def test_a_new_file_opens_an_answered_ticket_again(files: Attachments, desk: TicketDesk, number: int) -> None:
    await desk.write(number, "support", "Dev", "Which error?", "agent-id-1")
    await files.tickets.add(number, "client-id-1", "a.txt", await kept(files))
    assert [ticket.number for ticket in await desk.waiting()] == [number]


async def test_what_has_no_row_is_swept_and_what_has_one_stays(files: Attachments, number: int) -> None:
    stays = await files.tickets.add(number, "client-id-1", "a.txt", await kept(files))
    await kept(files)
    assert await files.sweep() == 1
    assert files.folder.ids() == {stays.id}
    assert await files.sweep() == 0


async def test_a_file_is_found_on_its_own_ticket_only(files: Attachments, number: int) -> None:
    stored = await files.tickets.add(number, "client-id-1", "a.txt", await kept(files))
    found = await files.tickets.find(number, stored.id)
    assert found == (stored, files.folder.path(stored.id))
    assert await files.tickets.find(number + 1, stored.id) is None
    assert await files.tickets.find(number, "../secrets/identity") is None
