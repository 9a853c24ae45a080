"""What the model was not sure of is found again, with what the visitor chose instead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.log import MessageLog
from bot.conversation.turns import Outcome, TurnQueue
from bot.identity.visitors import Visitor
from bot.learning.unclear import Unclear, Why
from bot.learning.unclear_log import UnclearLog
from bot.store import Database
from tests.fakes import FakeClock

READINGS = [
    {"title": "Refund", "payload": '/choose_matter{"matter": "refund"}'},
    {"title": "Something else", "payload": "/show_channels"},
]


def read_as(intent: str, verdict: str, *likeliest: str, language: str = "en", **more: Any) -> dict[str, Any]:
    ranking = [{"name": name, "confidence": 0.3} for name in likeliest]
    name = {"name": intent, "confidence": 0.3}
    return {"language": language, "intent": name, "intent_ranking": ranking, "verdict": verdict, **more}


class Talk:
    """A conversation in which every message is read as a test says, and answered with two readings."""

    def __init__(self, database: Database, log: MessageLog, clock: FakeClock, conversation: Conversation) -> None:
        self.database, self.log, self.clock, self.id = database, log, clock, conversation.id
        self.queue = TurnQueue(database, clock, lease=30)
        self.number = 0

    async def says(self, text: str, understanding: dict[str, Any]) -> None:
        await self._turn(understanding, text=text)

    async def presses(self, title: str) -> None:
        said = await self.log.events(self.id)
        await self._turn(None, button=next(b["id"] for e in said for b in e.buttons if b["title"] == title))

    async def _turn(self, understanding: dict[str, Any] | None, **what: str) -> None:
        self.number += 1
        await self.log.accept(self.id, f"client-{self.number}", **what)
        turn = await self.queue.claim()
        assert turn is not None
        answer = Entry("message", "bot", parts=[{"type": "text", "text": "…"}], buttons=READINGS)
        await self.queue.finish(turn, Outcome([answer], [], "en", understanding))

    async def unclear(self) -> list[Unclear]:
        return await UnclearLog(self.database).since(self.clock() - timedelta(days=1))


@pytest.fixture
async def talk(database: Database, log: MessageLog, clock: FakeClock, somebody: Visitor) -> Talk:
    return Talk(database, log, clock, await log.open(somebody.id, None, "en", None, None))


async def test_a_message_that_was_asked_back_is_listed_with_the_matter_the_visitor_chose(talk: Talk) -> None:
    await talk.says("about my money", read_as("nlu_fallback", "ask_back", "payment_problem", "refund"))
    await talk.presses("Refund")
    [one] = await talk.unclear()
    assert (one.text, one.why, one.reading, one.chosen) == (
        "about my money", Why.ASKED_BACK, "payment_problem", "refund",
    )  # fmt: skip


async def test_a_message_that_was_not_understood_is_listed_though_nobody_chose_anything(talk: Talk) -> None:
    await talk.says("blorp", read_as("nlu_fallback", "nothing", "greet"))
    await talk.presses("Something else")
    await talk.says("thanks", read_as("thank", "act", "thank"))
    [one] = await talk.unclear()
    assert (one.why, one.chosen) == (Why.NOT_UNDERSTOOD, None)


async def test_a_reading_that_the_visitor_puts_right_is_listed_as_corrected(talk: Talk) -> None:
    await talk.says("give it back", read_as("account_access", "act", "account_access"))
    await talk.presses("Refund")
    [one] = await talk.unclear()
    assert (one.why, one.reading, one.chosen) == (Why.CORRECTED, "account_access", "refund")


async def test_what_was_understood_or_is_in_a_language_nobody_speaks_teaches_nothing(talk: Talk) -> None:
    await talk.says("refund", read_as("refund", "act", "refund"))
    await talk.presses("Refund")
    await talk.says("Buongiorno", read_as("nlu_fallback", "nothing", "greet", foreign_language="it"))
    assert await talk.unclear() == []


async def test_who_wrote_it_cannot_be_told_from_a_lesson(talk: Talk) -> None:
    await talk.says("ask   chloe@verrier.example about invoice 20261107", read_as("nlu_fallback", "nothing", "greet"))
    [one] = await talk.unclear()
    assert one.text == "ask name@example.com about invoice 00000000"
