"""Files in a chat: from either side, each once, and only while a person has the conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from bot.conversation.log import MessageLog
from bot.files.attachment import MOST_IN_ALL, MOST_WITH_A_MESSAGE, TooMany
from bot.files.attachments import Attachments
from bot.files.chat_files import VISITOR, NobodyLooks, Sender
from bot.files.folder import Folder, Kept
from bot.store import Database
from bot.store.tables import conversations
from bot.tickets.desk import TicketDesk
from bot.tickets.ticket import TicketDraft
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.files.test_folder import pieces
from tests.people import CHLOE

DEV = Sender("agent", "Dev", "agent:dev")


@pytest.fixture
def files(database: Database, clock: FakeClock, tmp_path: Path) -> Attachments:
    return Attachments(database, clock, Folder(tmp_path / "files"))


@pytest.fixture
async def talk(database: Database, clock: FakeClock, log: MessageLog) -> str:
    """Chloé's conversation, which Dev has."""
    visitor, _ = await welcome(database, clock, CHLOE)
    conversation = await log.open(visitor.id, CHLOE.id, "fr", "fr", None)
    await give_to(database, conversation.id, "agent:dev")
    return conversation.id


async def give_to(database: Database, talk: str, owner: str) -> None:
    async with database.write() as connection:
        await connection.execute(update(conversations).where(conversations.c.id == talk).values(owner=owner))


async def kept(files: Attachments) -> Kept:
    return await files.folder.keep(pieces(b"hello"))


async def send(files: Attachments, talk: str, sender: Sender, client_msg_id: str = "client-id-1") -> None:
    await files.chats.add(talk, sender, client_msg_id, "a.txt", await kept(files))


async def test_what_either_side_sends_stands_in_the_log_once(files: Attachments, log: MessageLog, talk: str) -> None:
    for sender in (VISITOR, VISITOR, DEV):  # the same client id, but another side's
        await send(files, talk, sender)
    shown = [(event.author, event.author_name, event.parts[0]["name"]) for event in await log.events(talk)]
    assert shown == [("visitor", None, "a.txt"), ("agent", "Dev", "a.txt")]
    assert len(files.folder.ids()) == 2


@pytest.mark.parametrize(("owner", "sender"), [("bot", VISITOR), ("bot", DEV), ("queue", DEV), ("agent:ada", DEV)])
async def test_where_nobody_looks_or_a_colleague_does_nothing_is_taken_or_kept(
    files: Attachments, log: MessageLog, database: Database, talk: str, owner: str, sender: Sender
) -> None:
    await give_to(database, talk, owner)
    with pytest.raises(NobodyLooks):
        await send(files, talk, sender)
    assert (await log.events(talk), files.folder.ids()) == ([], set())


async def test_who_waits_may_send_already(files: Attachments, database: Database, log: MessageLog, talk: str) -> None:
    await give_to(database, talk, "queue")
    await send(files, talk, VISITOR)
    assert [event.author for event in await log.events(talk)] == ["visitor"]


async def test_a_message_has_room_for_five_and_one_side_for_twenty(
    files: Attachments, log: MessageLog, talk: str
) -> None:
    for message in range(MOST_IN_ALL // MOST_WITH_A_MESSAGE):
        for place in range(MOST_WITH_A_MESSAGE):
            await send(files, talk, VISITOR, f"client-{message}-{place}")
        with pytest.raises(TooMany):
            await send(files, talk, VISITOR, "client-one-more")
        await log.accept(talk, f"message-{message}", text="More")
    with pytest.raises(TooMany):
        await send(files, talk, VISITOR, "client-one-more")
    await send(files, talk, DEV)
    assert len(files.folder.ids()) == MOST_IN_ALL + 1


async def test_a_file_is_found_in_its_own_conversation_only(files: Attachments, talk: str) -> None:
    stored = await files.chats.add(talk, VISITOR, "client-id-1", "a.txt", await kept(files))
    assert await files.chats.find(talk, stored.id) == (stored, files.folder.path(stored.id))
    assert await files.chats.find("another", stored.id) is None


async def test_a_ticket_from_the_chat_has_the_visitors_files_and_a_second_one_does_not(
    files: Attachments, database: Database, clock: FakeClock, talk: str
) -> None:
    sent = await files.chats.add(talk, VISITOR, "client-id-1", "a.txt", await kept(files))
    await send(files, talk, DEV)
    desk = TicketDesk(database, clock)
    for turn, expected in ((1, [sent]), (2, [])):
        draft = TicketDraft("ticket", CHLOE.id, None, "Charged", "Twice", "refund", "fr", talk, turn)
        assert await files.tickets.of_ticket((await desk.open(draft)).number) == expected


async def test_the_sweep_leaves_what_stands_in_a_chat(files: Attachments, talk: str) -> None:
    await send(files, talk, VISITOR)
    assert await files.sweep() == 0
    assert len(files.folder.ids()) == 1
