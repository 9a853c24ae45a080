"""Accepted means committed: numbered without a gap, once, for everybody."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.log import MessageLog, UnknownButton
from bot.identity.visitors import Visitor
from bot.store import Database
from bot.store.tables import turns
from tests.fakes import FakeClock


@pytest.fixture
async def talk(log: MessageLog, somebody: Visitor) -> Conversation:
    return await log.open(somebody.id, None, "fr", "fr-FR", None)


async def test_a_message_sent_many_times_at_once_is_one_message(
    log: MessageLog, talk: Conversation, database: Database
) -> None:
    accepted = await asyncio.gather(*(log.accept(talk.id, "same-id-1", text="Bonjour") for _ in range(12)))
    assert {one.seq for one in accepted} == {1}
    assert sum(one.is_new for one in accepted) == 1
    assert len(await log.events(talk.id)) == 1
    async with database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(turns))).scalar_one() == 1


async def test_numbers_run_without_a_gap_whoever_writes(log: MessageLog, talk: Conversation) -> None:
    await asyncio.gather(
        *(log.accept(talk.id, f"client-{number}", text=f"word {number}") for number in range(10)),
        *(log.say(talk.id, [Entry("message", "agent", [{"type": "text", "text": "hm"}])]) for _ in range(10)),
    )
    assert [event.seq for event in await log.events(talk.id)] == list(range(1, 21))


async def test_events_after_a_number_are_those_that_were_missed(log: MessageLog, talk: Conversation) -> None:
    for number in range(5):
        await log.accept(talk.id, f"client-{number}", text=f"word {number}")
    assert [event.text for event in await log.events(talk.id, after=3)] == ["word 3", "word 4"]


async def test_secrets_are_masked_before_they_are_stored(log: MessageLog, talk: Conversation) -> None:
    await log.accept(talk.id, "client-1", text="my card 4111 1111 1111 1111")
    assert "4111 1111" not in (await log.events(talk.id))[0].text


async def test_a_button_shows_its_title_and_keeps_its_payload_on_the_server(
    log: MessageLog, talk: Conversation, database: Database
) -> None:
    offered = (await log.say(talk.id, [Entry("message", "bot", buttons=[{"title": "Oui", "payload": "/affirm"}])]))[0]
    assert set(offered.buttons[0]) == {"id", "title"}
    await log.accept(talk.id, "client-1", button=offered.buttons[0]["id"])
    assert (await log.events(talk.id))[-1].text == "Oui"
    async with database.read() as connection:
        row = (await connection.execute(select(turns.c.text, turns.c.payload))).one()
    assert tuple(row) == (None, "/affirm")


async def test_a_button_of_another_conversation_cannot_be_pressed(
    log: MessageLog, talk: Conversation, somebody: Visitor
) -> None:
    other = await log.open(somebody.id, None, "fr", None, None)
    offered = (await log.say(other.id, [Entry("message", "bot", buttons=[{"title": "Oui", "payload": "/affirm"}])]))[0]
    with pytest.raises(UnknownButton):
        await log.accept(talk.id, "client-1", button=offered.buttons[0]["id"])
    assert await log.events(talk.id) == []


async def test_buttons_inside_cards_are_sealed_too(log: MessageLog, talk: Conversation) -> None:
    card = {"type": "channels", "offers": [{"button": {"title": "Open a ticket", "payload": "/open_ticket"}}]}
    event = (await log.say(talk.id, [Entry("message", "bot", parts=[card])]))[0]
    assert "payload" not in str(event.parts)
    assert event.parts[0]["offers"][0]["button"]["id"]


async def test_a_returning_stranger_goes_on_in_their_own_browser_only(
    log: MessageLog, talk: Conversation, clock: FakeClock
) -> None:
    assert (await log.latest(talk.visitor_id, None)) == talk
    assert await log.latest("somebody-else", None) is None
