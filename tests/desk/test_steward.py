"""Nobody waits for nobody: positions are told, patience ends, lost agents are noticed, the closing is announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.conversation.log import MessageLog
from bot.desk.office import Office
from bot.desk.port import ConsoleDesk
from bot.desk.presence import Presence
from bot.desk.steward import LOST_AFTER, Patience, Steward
from bot.store import Database
from bot.store.tables import buttons, waits
from tests.desk.conftest import EchoTexts, Hire, Wait
from tests.fakes import FakeClock
from tests.people import CHLOE, PRIYA

OPEN = Patience(timedelta(minutes=5), closed=False, closes_at=None)


class Rounds:
    """A steward whose patience a test can change."""

    def __init__(self, database: Database, clock: FakeClock, texts: EchoTexts) -> None:
        self.patience = OPEN
        self.changed: list[str] = []
        self.steward = Steward(
            database,
            clock,
            texts,
            ConsoleDesk(Presence(database, clock)),
            lambda: self.patience,
            self.changed.append,
        )

    async def __call__(self) -> None:
        await self.steward.round()


@pytest.fixture
def rounds(database: Database, clock: FakeClock, texts: EchoTexts) -> Rounds:
    return Rounds(database, clock, texts)


async def last_words(log: MessageLog, conversation_id: str) -> str:
    return (await log.events(conversation_id))[-1].text


async def test_everybody_who_waits_is_told_their_position_once_and_when_it_changes(
    rounds: Rounds, queued: Wait, hire: Hire, office: Office, log: MessageLog, clock: FakeClock
) -> None:
    first = await queued()
    clock.forward(seconds=1)
    second = await queued(CHLOE, "fr")
    for _ in range(3):
        await rounds()
    assert await last_words(log, first.id) == "desk.position position=1"
    assert await last_words(log, second.id) == "desk.position position=2"
    assert len(rounds.changed) == 2
    await office.chat.accept(first.id, await hire("Ada"))
    await rounds()
    assert await last_words(log, second.id) == "desk.position position=1"


async def test_after_five_minutes_the_bot_is_back_with_an_apology_and_one_button_to_a_ticket(
    rounds: Rounds, queued: Wait, log: MessageLog, clock: FakeClock, database: Database
) -> None:
    talk = await queued()
    clock.forward(minutes=4, seconds=59)
    await rounds()
    assert (await _owner(log, talk.id)) == "queue"
    clock.forward(seconds=1)
    await rounds()
    assert (await _owner(log, talk.id)) == "bot"
    said = (await log.events(talk.id))[-1]
    assert (said.author, said.text) == ("bot", "desk.overdue")
    assert [button["title"] for button in said.buttons] == ["channels.open_ticket"]
    async with database.read() as connection:
        assert (await connection.execute(select(buttons.c.payload))).scalars().all() == ["/ticket_of_chat"]
        assert (await connection.execute(select(waits.c.outcome))).scalars().all() == ["overdue"]
    assert "My campaign does not leave" in [event.text for event in await log.events(talk.id)]


async def test_the_bot_answers_again_after_the_wait(
    rounds: Rounds, queued: Wait, log: MessageLog, clock: FakeClock, database: Database
) -> None:
    from bot.store.tables import turns

    talk = await queued()
    clock.forward(minutes=5)
    await rounds()
    accepted = await log.accept(talk.id, "visitor-0002", text="All right, a ticket then")
    async with database.read() as connection:
        waiting = select(turns.c.seq).where(turns.c.seq == accepted.seq, turns.c.state == "waiting")
        assert (await connection.execute(waiting)).scalars().all() == [accepted.seq]


async def test_an_agent_who_is_not_heard_of_loses_the_conversation_to_the_front_of_the_queue(
    rounds: Rounds, queued: Wait, hire: Hire, office: Office, log: MessageLog, clock: FakeClock
) -> None:
    talk, ada = await queued(), await hire("Ada")
    await office.chat.accept(talk.id, ada)
    other = await queued(CHLOE)
    await rounds()
    assert await _owner(log, talk.id) == ada.owner
    clock.forward(seconds=LOST_AFTER.total_seconds())
    await rounds()
    assert await _owner(log, talk.id) == "queue"
    assert [event.text for event in await log.events(talk.id)][-2:] == ["desk.agent_lost", "desk.position position=1"]
    assert await last_words(log, other.id) == "desk.position position=2"


async def test_an_accepted_conversation_that_comes_back_stands_before_those_who_never_had_an_agent(
    queued: Wait, hire: Hire, office: Office, log: MessageLog, rounds: Rounds, clock: FakeClock
) -> None:
    early = await queued(CHLOE)
    clock.forward(seconds=5)
    talk, ada = await queued(), await hire("Ada")
    await office.chat.accept(talk.id, ada)
    await office.chat.give_back(talk.id, ada, language="fr")
    await rounds()
    assert await last_words(log, talk.id) == "desk.position position=1"
    assert await last_words(log, early.id) == "desk.position position=2"
    found = await log.find(talk.id)
    assert found is not None
    assert found.language == "fr"


async def test_those_who_wait_are_told_before_the_chat_closes_and_when_it_has(
    rounds: Rounds, queued: Wait, log: MessageLog, clock: FakeClock
) -> None:
    talk = await queued()
    rounds.patience = replace(OPEN, longest=timedelta(hours=1), closes_at=clock() + timedelta(minutes=12))
    await rounds()
    assert await last_words(log, talk.id) == "desk.position position=1"
    clock.forward(minutes=2)
    for _ in range(2):
        await rounds()
    assert await last_words(log, talk.id) == "desk.position position=1 desk.closing_soon"
    rounds.patience = replace(OPEN, closed=True)
    await rounds()
    assert await _owner(log, talk.id) == "bot"
    assert await last_words(log, talk.id) == "desk.closing"


async def test_whoever_leaves_the_queue_is_back_with_the_bot(rounds: Rounds, queued: Wait, log: MessageLog) -> None:
    talk = await queued(PRIYA)
    assert await rounds.steward.leave(talk.id) is True
    assert await last_words(log, talk.id) == "desk.left"
    assert await rounds.steward.leave(talk.id) is False


async def test_two_stewards_say_everything_once(
    rounds: Rounds, queued: Wait, log: MessageLog, clock: FakeClock, database: Database, texts: EchoTexts
) -> None:
    import asyncio

    talk, twin = await queued(), Rounds(database, clock, texts)
    await asyncio.gather(rounds(), twin())
    clock.forward(minutes=5)
    await asyncio.gather(rounds(), twin())
    said = [event.text for event in await log.events(talk.id)]
    assert said.count("desk.position position=1") == 1
    assert said.count("desk.overdue") == 1


async def _owner(log: MessageLog, conversation_id: str) -> str | None:
    found = await log.find(conversation_id)
    return found.owner if found else None
