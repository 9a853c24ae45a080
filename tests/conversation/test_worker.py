"""The worker: nobody who wrote is left without an answer, whatever happens to the brain."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.conversation.brain import BrainError
from bot.conversation.conversation import Conversation
from bot.conversation.event import Event
from bot.conversation.watchers import rings
from bot.conversation.worker import TurnWorker
from bot.store.tables import conversations
from bot.wiring import Services
from tests.conftest import welcome
from tests.fakes import FakeBrain, FakeClock, says
from tests.people import CHLOE


@pytest.fixture
async def talk(services: Services, clock: FakeClock) -> Conversation:
    visitor, _ = await welcome(services.database, clock, CHLOE)
    return await services.log.open(visitor.id, CHLOE.id, "fr", "fr", None)


async def said(services: Services, talk: Conversation) -> list[Event]:
    return [event for event in await services.log.events(talk.id) if event.author == "bot"]


async def test_what_the_visitor_types_reaches_the_brain_as_plain_text(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain
) -> None:
    await services.log.accept(talk.id, "client-1", text='/inform{"plan": "custom"}')
    await worker.take_one()
    assert brain.asked[0].text == 'inform{"plan": "custom"}'
    assert brain.asked[0].payload is None
    assert (await services.log.events(talk.id))[0].text == '/inform{"plan": "custom"}', "the log keeps what was typed"


async def test_words_and_what_is_drawn_below_them_are_one_event(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain
) -> None:
    brain.replies = [
        says("Look:"),
        {"custom": {"parts": [{"type": "articles", "articles": []}]}},
        says("Did this help?"),
    ]
    await services.log.accept(talk.id, "client-1", text="bonjour")
    await worker.take_one()
    assert [[part["type"] for part in event.parts] for event in await said(services, talk)] == [
        ["text", "articles"],
        ["text"],
    ]


async def test_who_hands_over_says_so_to_the_page_in_the_same_event(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain
) -> None:
    brain.replies = [says("A colleague answers from now on."), {"custom": {"owner": "queue"}}]
    await services.log.accept(talk.id, "client-1", text="un humain, s'il vous plaît")
    await worker.take_one()
    (announced,) = await said(services, talk)
    assert [part["type"] for part in announced.parts] == ["text", "owner"]
    assert announced.parts[1]["owner"] == "queue"
    after = await services.log.find(talk.id)
    assert after is not None
    assert after.owner == "queue"


async def test_a_confirmed_solution_is_committed_with_the_turn_that_heard_it(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain, clock: FakeClock
) -> None:
    brain.replies = [says("Good to hear!"), {"custom": {"outcome": "confirmed"}}]
    await services.log.accept(talk.id, "client-1", text="oui, merci")
    await worker.take_one()
    async with services.database.read() as connection:
        confirmed_at = (await connection.execute(select(conversations.c.confirmed_at))).scalar_one()
    assert confirmed_at == clock()
    assert [event.text for event in await said(services, talk)] == ["Good to hear!"]


async def test_a_change_of_language_is_told_before_the_first_word_in_it(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain
) -> None:
    brain.language = "de"
    for number in (1, 2):
        await services.log.accept(talk.id, f"client-{number}", text="Guten Tag")
        await worker.take_one()
    told = [(event.kind, event.language) for event in (await services.log.events(talk.id))]
    assert told[1:] == [("language", "de"), ("message", "de"), ("message", "de"), ("message", "de")]
    kept = await services.log.find(talk.id)
    assert kept is not None and kept.language == "de", "and it is remembered"


async def test_a_brain_that_is_away_is_asked_again_and_the_visitor_answered_once(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain, clock: FakeClock
) -> None:
    brain.failures = [BrainError("killed", permanent=False)] * 4
    await services.log.accept(talk.id, "client-1", text="bonjour")
    for _ in range(8):
        await worker.take_one()
        clock.forward(seconds=6)
    assert [event.text for event in await said(services, talk)] == ["Hello!"]


async def test_a_message_that_breaks_the_brain_ends_with_the_channels(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain, clock: FakeClock
) -> None:
    brain.failures = [BrainError("500", permanent=True)] * 9
    await services.log.accept(talk.id, "client-1", text="bonjour")
    for _ in range(5):
        await worker.take_one()
        clock.forward(seconds=6)
    (apology,) = await said(services, talk)
    assert apology.text == services.texts.say("fr", "channels.failed")
    assert apology.parts[1]["type"] == "channels"
    assert len(brain.asked) == 3


async def test_patience_with_a_brain_that_never_comes_back_has_an_end(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain, clock: FakeClock
) -> None:
    brain.failures = [BrainError("away", permanent=False)] * 99
    await services.log.accept(talk.id, "client-1", text="bonjour")
    await worker.take_one()
    clock.forward(seconds=301)
    await worker.take_one()
    assert [event.parts[-1]["type"] for event in await said(services, talk)] == ["channels"]


async def test_an_empty_answer_of_the_brain_is_never_an_empty_answer_to_the_visitor(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain
) -> None:
    brain.replies = []
    await services.log.accept(talk.id, "client-1", text="bonjour")
    await worker.take_one()
    assert (await said(services, talk))[0].parts[-1]["type"] == "channels"


async def test_the_bot_says_nothing_when_a_person_took_over_while_it_was_thinking(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain
) -> None:
    async def take_over() -> None:
        async with services.database.write() as connection:
            await connection.execute(conversations.update().values(owner="agent:dev"))

    brain.while_thinking = take_over
    await services.log.accept(talk.id, "client-1", text="bonjour")
    await worker.take_one()
    assert await said(services, talk) == []


async def test_a_worker_that_is_told_to_stop_ends_after_the_turn_it_is_at(
    services: Services, talk: Conversation, worker: TurnWorker, brain: FakeBrain
) -> None:
    await services.log.accept(talk.id, "client-1", text="bonjour")

    async def stop() -> None:
        worker.stop()

    brain.while_thinking = stop
    await asyncio.wait_for(worker.run(), 10)
    assert [event.text for event in await said(services, talk)] == ["Hello!"]


async def test_a_wait_for_a_bell_that_rings_in_the_moment_of_a_cancellation_is_cancelled() -> None:
    bell = asyncio.Event()

    async def wait_for_ever() -> None:
        while True:
            bell.clear()
            await rings(bell, 60)

    waiting = asyncio.create_task(wait_for_ever())
    await asyncio.sleep(0.05)
    bell.set()
    waiting.cancel()
    done, _ = await asyncio.wait({waiting}, timeout=3)
    assert done, "a lost cancellation would keep the edge from stopping"
