"""One turn in flight per conversation, in order, each answered once, whoever dies in between."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.log import MessageLog
from bot.conversation.turns import LeaseLost, Outcome, Turn, TurnQueue
from bot.identity.visitors import Visitor
from bot.store import Database
from tests.fakes import FakeClock

LEASE = 30


@pytest.fixture
async def talk(log: MessageLog, somebody: Visitor) -> Conversation:
    return await log.open(somebody.id, None, "en", None, None)


@pytest.fixture
def queue(database: Database, clock: FakeClock) -> TurnQueue:
    return TurnQueue(database, clock, LEASE)


def answer(text: str, **more: object) -> Outcome:
    entry = Entry("message", "bot", parts=[{"type": "text", "text": text}])
    return Outcome([entry], [{"event": "slot"}], "en", **more)  # type: ignore[arg-type]


async def claimed(queue: TurnQueue) -> Turn:
    turn = await queue.claim()
    assert turn is not None
    return turn


async def test_only_one_of_many_workers_gets_a_turn(log: MessageLog, talk: Conversation, queue: TurnQueue) -> None:
    await log.accept(talk.id, "client-1", text="one")
    claims = await asyncio.gather(*(queue.claim() for _ in range(8)))
    assert len([turn for turn in claims if turn]) == 1


async def test_the_second_message_waits_until_the_first_is_answered(
    log: MessageLog, talk: Conversation, queue: TurnQueue
) -> None:
    await log.accept(talk.id, "client-1", text="one")
    await log.accept(talk.id, "client-2", text="two")
    first = await claimed(queue)
    assert await queue.claim() is None
    await queue.finish(first, answer("1"))
    assert (await claimed(queue)).text == "two"


async def test_the_next_turn_is_given_the_state_that_the_last_one_left(
    log: MessageLog, talk: Conversation, queue: TurnQueue
) -> None:
    await log.accept(talk.id, "client-1", text="one")
    await queue.finish(await claimed(queue), answer("1"))
    await log.accept(talk.id, "client-2", text="two")
    assert (await claimed(queue)).dialogue == [{"event": "slot"}]


async def test_a_turn_whose_worker_died_is_taken_over_and_answered_once(
    log: MessageLog, talk: Conversation, queue: TurnQueue, clock: FakeClock
) -> None:
    await log.accept(talk.id, "client-1", text="one")
    dead = await claimed(queue)
    clock.forward(seconds=LEASE + 1)
    heir = await claimed(queue)
    await queue.finish(heir, answer("answered"))
    with pytest.raises(LeaseLost):
        await queue.finish(dead, answer("answered again"))
    assert [event.text for event in await log.events(talk.id)] == ["one", "answered"]
    assert await queue.waiting() == 0


async def test_a_turn_given_back_is_tried_again_later(
    log: MessageLog, talk: Conversation, queue: TurnQueue, clock: FakeClock
) -> None:
    await log.accept(talk.id, "client-1", text="one")
    await queue.give_back(await claimed(queue), retry_in=5)
    assert await queue.claim() is None
    clock.forward(seconds=6)
    assert (await claimed(queue)).attempts == 2


async def test_the_conversation_is_handed_over_in_the_transaction_that_says_so(
    log: MessageLog, talk: Conversation, queue: TurnQueue
) -> None:
    await log.accept(talk.id, "client-1", text="chat please")
    await log.accept(talk.id, "client-2", text="and this is for the colleague")
    await queue.finish(await claimed(queue), answer("handing over", owner="queue"))
    found = await log.find(talk.id)
    assert found and found.owner == "queue"
    assert await queue.claim() is None, "the bot is silent from here on"
    await log.accept(talk.id, "client-3", text="hello?")
    assert await queue.claim() is None
    assert [event.text for event in await log.events(talk.id)][-1] == "hello?"


async def test_turns_of_other_conversations_do_not_wait(
    log: MessageLog, talk: Conversation, queue: TurnQueue, somebody: Visitor
) -> None:
    other = await log.open(somebody.id, None, "en", None, None)
    await log.accept(talk.id, "client-1", text="one")
    await log.accept(other.id, "client-1", text="other")
    assert {(await claimed(queue)).text, (await claimed(queue)).text} == {"one", "other"}
