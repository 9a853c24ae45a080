"""Silence: an idle conversation is closed with one sentence, how it ended is kept, and who writes again goes on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.conversation.closing import Closing
from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.log import Accepted, MessageLog
from bot.conversation.report import Endings, endings, total
from bot.conversation.turns import Outcome, TurnQueue
from bot.identity.visitors import Visitor
from bot.store import Database
from bot.tickets.desk import TicketDesk
from bot.tickets.ticket import TicketDraft
from tests.fakes import FakeClock

Talk = Callable[..., Awaitable[Conversation]]
GREETING = Entry("message", "bot", [{"type": "text", "text": "Hello, I am a machine"}])


@dataclass
class House:
    """A log with the sweep that closes; `rung` are the conversations whose watchers were told."""

    log: MessageLog
    queue: TurnQueue
    closing: Closing
    clock: FakeClock
    rung: list[str]

    async def says(self, talk: Conversation, message: str, confirmed: bool = False) -> Accepted:
        """A visitor's message with the bot's answer."""
        accepted = await self.log.accept(talk.id, f"client-{message}", text=message)
        turn = await self.queue.claim()
        assert turn is not None
        await self.queue.finish(turn, Outcome([GREETING], [], talk.language, confirmed=confirmed))
        return accepted

    async def a_day_later(self) -> list[str]:
        self.clock.forward(hours=24)
        return await self.closing.round()


@pytest.fixture
def house(database: Database, log: MessageLog, clock: FakeClock) -> House:
    rung: list[str] = []
    closing = Closing(
        database, clock, lambda: timedelta(hours=24), lambda language: f"closed ({language})", rung.append
    )
    return House(log, TurnQueue(database, clock, 30), closing, clock, rung)


@pytest.fixture
async def talk(log: MessageLog, somebody: Visitor) -> Conversation:
    conversation = await log.open(somebody.id, None, "fr", None, None)
    await log.say(conversation.id, [GREETING])
    return conversation


async def test_a_conversation_idle_for_a_day_is_closed_with_one_sentence_in_its_language(
    house: House, talk: Conversation
) -> None:
    await house.says(talk, "bonjour")
    house.clock.forward(hours=23, minutes=59)
    assert await house.closing.round() == []
    house.clock.forward(minutes=1)
    assert await house.closing.round() == ["left"]
    assert await house.a_day_later() == [], "said once"
    last = (await house.log.events(talk.id))[-1]
    assert (last.kind, last.author, last.text) == ("closed", "bot", "closed (fr)")
    assert house.rung == [talk.id]


async def test_where_nothing_was_said_nothing_is_said_and_nothing_counted(
    house: House, talk: Conversation, database: Database
) -> None:
    assert await house.a_day_later() == []
    assert [event.kind for event in await house.log.events(talk.id)] == ["message"]
    assert await endings(database) == []
    assert (await house.log.accept(talk.id, "client-1", text="bonjour")).came_back is False


async def test_nobody_is_closed_who_waits_for_an_answer_or_has_a_person(
    house: House, talk: Conversation, somebody: Visitor
) -> None:
    await house.log.accept(talk.id, "client-1", text="bonjour")
    other = await house.log.open(somebody.id, None, "fr", None, None)
    assert await house.a_day_later() == []
    turn = await house.queue.claim()
    assert turn is not None
    await house.queue.finish(turn, Outcome([GREETING], [], "fr", owner="queue"))
    assert await house.a_day_later() == []
    found = [await house.log.find(one.id) for one in (talk, other)]
    assert [one.closed_at is None for one in found if one] == [True, False]


async def test_how_it_ended_is_kept_and_each_way_is_counted_apart(
    house: House, log: MessageLog, somebody: Visitor, database: Database, clock: FakeClock
) -> None:
    solved, escalated, left = [
        await log.open(somebody.id, None, language, None, None) for language in ("en", "en", "de")
    ]
    await house.says(solved, "that helped", confirmed=True)
    await house.says(escalated, "that helped too", confirmed=True)
    draft = TicketDraft("ticket", None, None, "And yet", "it did not", None, "en", escalated.id)
    await TicketDesk(database, clock).open(draft)
    await house.says(left, "hm")
    assert sorted(await house.a_day_later()) == ["confirmed", "escalated", "left"]
    counted = await endings(database)
    assert counted == [Endings("de", left=1), Endings("en", confirmed=1, escalated=1)]
    assert total(counted) == Endings("all", confirmed=1, escalated=1, left=1)
    clock.forward(seconds=1)
    assert await endings(database, since=clock()) == []


async def test_who_writes_again_within_72_hours_goes_on_and_counts_as_having_come_back(
    house: House, talk: Conversation, database: Database, somebody: Visitor
) -> None:
    await house.says(talk, "that helped", confirmed=True)
    assert await house.a_day_later() == ["confirmed"]
    house.clock.forward(hours=72)
    house.clock.forward(seconds=-1)
    latest = await house.log.latest(somebody.id, None)
    assert latest is not None and latest.id == talk.id, "a returning visitor sees it as they left it"
    assert (await house.says(talk, "it broke again")).came_back is True
    assert await endings(database) == [Endings("fr", came_back=1)]
    assert await house.a_day_later() == ["left"], "what was confirmed before says nothing about this time"
    assert await endings(database) == [Endings("fr", left=1, came_back=1)]


async def test_who_comes_later_begins_anew_or_goes_on_in_a_window_that_stayed_open(
    house: House, talk: Conversation, database: Database, somebody: Visitor
) -> None:
    await house.says(talk, "hm")
    await house.a_day_later()
    house.clock.forward(hours=72, seconds=1)
    assert await house.log.latest(somebody.id, None) is None
    assert (await house.says(talk, "hello?")).came_back is False
    reopened = await house.log.find(talk.id)
    assert reopened is not None and reopened.closed_at is None
    assert await endings(database) == [Endings("fr", left=1)]
