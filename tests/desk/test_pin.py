"""A PIN proves an account once, and nobody guesses one."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select, update

from bot.conversation.conversation import Conversation
from bot.desk import pin
from bot.desk.board import Boards
from bot.desk.pin import PinOffice, PinTry, verification_of
from bot.desk.pin_ledger import StoredPins
from bot.keys import Keys
from bot.store import Database
from bot.store.tables import audit, conversations, metadata, verifications
from tests.desk.conftest import Hire, Wait
from tests.fakes import FakeClock
from tests.people import PRIYA


@pytest.fixture
def pins(database: Database, clock: FakeClock) -> PinOffice:
    return PinOffice(StoredPins(database), clock, Keys("internal", "identity", "pepper"))


@pytest.fixture
async def talk(queued: Wait) -> Conversation:
    return await queued()


def wrong(right: str) -> str:
    return f"{(int(right) + 1) % 10**8:08}"


async def test_the_right_pin_is_right_once(pins: PinOffice, talk: Conversation, database: Database) -> None:
    issued = await pins.issue(PRIYA.id)
    attempt = PinTry(PRIYA.id, issued.pin, conversation_id=talk.id)
    verified = await pins.verify(attempt)
    assert verified is not None
    assert verified.account_id == PRIYA.id
    assert await pins.verify(attempt) is None
    async with database.read() as connection:
        assert await verification_of(connection, talk.id) == verified


async def test_of_many_who_say_it_at_once_one_is_verified(pins: PinOffice, talk: Conversation) -> None:
    issued = await pins.issue(PRIYA.id)
    tries = await asyncio.gather(*(pins.verify(PinTry(PRIYA.id, issued.pin, talk.id)) for _ in range(4)))
    assert sum(one is not None for one in tries) == 1


async def test_it_may_be_said_by_email_and_with_spaces(pins: PinOffice, talk: Conversation) -> None:
    issued = await pins.issue(PRIYA.id)
    spoken = f"{issued.pin[:4]} {issued.pin[4:]}"
    assert await pins.verify(PinTry(f" {PRIYA.email} ", spoken, talk.id)) is not None


async def test_a_stranger_who_has_proven_an_account_is_called_by_its_name(
    pins: PinOffice, talk: Conversation, database: Database, clock: FakeClock
) -> None:
    async with database.write() as connection:
        await connection.execute(update(conversations).values(account_id=None))
    boards = Boards(database, clock)
    assert (await boards.now()).queue[0].name is None
    await pins.verify(PinTry(PRIYA.id, (await pins.issue(PRIYA.id)).pin, talk.id))
    card = (await boards.now()).queue[0]
    assert (card.name, card.email, card.plan) == (PRIYA.name, PRIYA.email, PRIYA.plan)


async def test_five_failures_kill_it(pins: PinOffice, talk: Conversation) -> None:
    issued = await pins.issue(PRIYA.id)
    for _ in range(pin.MOST_FAILURES):
        assert await pins.verify(PinTry(PRIYA.id, wrong(issued.pin), talk.id)) is None
    assert await pins.verify(PinTry(PRIYA.id, issued.pin, talk.id)) is None


async def test_it_is_dead_after_ten_minutes(pins: PinOffice, talk: Conversation, clock: FakeClock) -> None:
    issued = await pins.issue(PRIYA.id)
    clock.forward(minutes=10)
    assert await pins.verify(PinTry(PRIYA.id, issued.pin, talk.id)) is None


async def test_an_account_has_fifteen_tries_a_day(pins: PinOffice, talk: Conversation, clock: FakeClock) -> None:
    for _ in range(pin.PER_ACCOUNT_A_DAY):
        issued = await pins.issue(PRIYA.id)
        await pins.verify(PinTry(PRIYA.id, wrong(issued.pin), talk.id))
    issued = await pins.issue(PRIYA.id)
    assert await pins.verify(PinTry(PRIYA.id, issued.pin, talk.id)) is None
    clock.forward(days=1)
    issued = await pins.issue(PRIYA.id)
    assert await pins.verify(PinTry(PRIYA.id, issued.pin, talk.id)) is not None


async def test_an_agent_has_twenty_tries_a_day_over_all_accounts(
    pins: PinOffice, hire: Hire, talk: Conversation
) -> None:
    ada = await hire("Ada")
    for number in range(pin.PER_AGENT_A_DAY):
        # Twenty different ones would meet the limit of those that do not exist first.
        account = PRIYA.id if number < 10 else f"nobody-{number}"
        await pins.verify(PinTry(account, "00000000", agent_id=ada.id))
    issued = await pins.issue(PRIYA.id)
    assert await pins.verify(PinTry(PRIYA.id, issued.pin, agent_id=ada.id)) is None
    assert await pins.verify(PinTry(PRIYA.id, issued.pin, agent_id=None, conversation_id=talk.id)) is not None


async def test_an_unknown_account_gets_the_same_answer_and_leaves_the_same_trace(
    pins: PinOffice, talk: Conversation, database: Database
) -> None:
    await pins.issue(PRIYA.id)
    assert await pins.verify(PinTry("nobody@nowhere.example", "12345678", talk.id)) is None
    assert await pins.verify(PinTry(PRIYA.id, "12345678", talk.id)) is None
    async with database.read() as connection:
        actions = (await connection.execute(select(audit.c.action))).scalars().all()
        assert actions == ["pin_wrong", "pin_wrong"]
        assert (await connection.execute(select(func.count()).select_from(verifications))).scalar_one() == 0


async def test_a_pin_stands_in_no_table(pins: PinOffice, talk: Conversation, database: Database) -> None:
    issued = await pins.issue(PRIYA.id)
    await pins.verify(PinTry(PRIYA.id, wrong(issued.pin), talk.id))
    await pins.verify(PinTry(PRIYA.id, issued.pin, talk.id))
    async with database.read() as connection:
        kept = str([(await connection.execute(select(table))).all() for table in metadata.sorted_tables])
    assert issued.pin not in kept
    assert wrong(issued.pin) not in kept
