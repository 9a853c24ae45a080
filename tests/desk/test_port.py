"""What every desk promises: the console, and any other that is added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.conversation.log import MessageLog
from bot.desk.board import Boards
from bot.desk.office import Office
from bot.desk.owner import OwnerChanged
from bot.desk.port import ConsoleDesk, Desk, DeskError
from bot.desk.presence import Presence
from bot.desk.queue import Waiting, waiting
from bot.desk.steward import Patience, Steward
from bot.store import Database
from tests.desk.conftest import EchoTexts, Hire, Wait
from tests.fakes import FakeClock


@dataclass
class ForeignDesk:
    """A desk elsewhere, which keeps a list of its own."""

    list: dict[str, str] = field(default_factory=dict)
    answers: bool | None = True
    failure: DeskError | None = None

    async def available(self, language: str) -> bool | None:
        return self.answers

    async def offer(self, one: Waiting) -> None:
        if self.failure is not None:
            raise self.failure
        self.list[one.conversation_id] = one.language

    async def withdraw(self, conversation_id: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.list.pop(conversation_id, None)


Round = Callable[[Desk], Steward]


@pytest.fixture(params=["console", "foreign"])
def desk(request: pytest.FixtureRequest, database: Database, clock: FakeClock) -> Desk:
    return ConsoleDesk(Presence(database, clock)) if request.param == "console" else ForeignDesk()


@pytest.fixture
def steward(database: Database, clock: FakeClock, texts: EchoTexts) -> Round:
    patience = Patience(timedelta(minutes=5), closed=False, closes_at=None)
    return lambda desk: Steward(database, clock, texts, desk, lambda: patience, lambda _: None)


async def on_list(desk: Desk, database: Database, clock: FakeClock) -> list[str]:
    """Who waits, as the people at this desk see it."""
    if isinstance(desk, ForeignDesk):
        return list(desk.list)
    return [card.id for card in (await Boards(database, clock).now()).queue]


async def test_whoever_waits_is_offered_once_however_often_it_is_said(
    desk: Desk, steward: Round, queued: Wait, database: Database, clock: FakeClock
) -> None:
    talk = await queued()
    for _ in range(3):
        await steward(desk).round()
    assert await on_list(desk, database, clock) == [talk.id]


async def test_whoever_waits_no_longer_is_withdrawn(
    desk: Desk, steward: Round, queued: Wait, database: Database, clock: FakeClock
) -> None:
    await queued()
    await steward(desk).round()
    clock.forward(minutes=5)
    await steward(desk).round()
    assert await on_list(desk, database, clock) == []
    await desk.withdraw("never offered")


async def test_availability_is_yes_or_no_or_unknown(desk: Desk, hire: Hire) -> None:
    await hire("Ada", "en")
    assert await desk.available("en") in (True, False, None)


async def test_messages_go_both_ways_and_the_end_is_the_bots(
    desk: Desk, steward: Round, queued: Wait, hire: Hire, office: Office, log: MessageLog
) -> None:
    talk, ada = await queued(), await hire("Ada")
    await steward(desk).round()
    await office.chat.accept(talk.id, ada)
    seen = (await log.events(talk.id))[-1].seq
    await log.accept(talk.id, "visitor-0002", text="Are you a person?")
    assert [event.text for event in await log.events(talk.id, seen)] == ["Are you a person?"]
    for _ in range(2):
        await office.chat.send(talk.id, ada, "desk-message-1", "I am")
    await office.chat.end(talk.id, ada)
    said = [event.text for event in await log.events(talk.id)]
    assert said[-3:] == ["I am", "chat.ended name=Ada", "rating.question"]
    with pytest.raises(OwnerChanged):
        await office.chat.send(talk.id, ada, "desk-message-2", "too late")


async def test_a_desk_that_fails_for_a_moment_is_asked_again(steward: Round, queued: Wait, log: MessageLog) -> None:
    desk, talk = ForeignDesk(failure=DeskError("restarting", permanent=False)), await queued()
    await steward(desk).round()
    desk.failure = None
    await steward(desk).round()
    assert list(desk.list) == [talk.id]


async def test_a_desk_that_will_never_take_it_leaves_nobody_waiting(
    steward: Round, queued: Wait, log: MessageLog, database: Database
) -> None:
    desk, talk = ForeignDesk(failure=DeskError("unknown inbox", permanent=True)), await queued()
    await steward(desk).round()
    assert (await log.events(talk.id))[-1].text == "desk.overdue"
    async with database.read() as connection:
        assert await waiting(connection) == []
