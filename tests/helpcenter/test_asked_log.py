from datetime import timedelta
from typing import Any

import pytest

from bot.conversation.event import Entry
from bot.conversation.log import Conversation, MessageLog
from bot.conversation.turns import Outcome, TurnQueue
from bot.helpcenter.asked_log import AskedLog
from bot.helpcenter.gaps import Ending
from bot.identity.visitors import Visitor
from bot.store import Database
from bot.store.tables import events, turns
from tests.fakes import FakeClock

CHANNELS = {"type": "channels", "offers": []}
YES = [{"title": "Yes", "payload": "/affirm"}, {"title": "No", "payload": "/deny"}]


def cards(*ids: str) -> dict[str, Any]:
    return {"type": "articles", "articles": [{"id": id} for id in ids]}


class Talk:
    """A conversation in which every turn is read and answered as a test says."""

    def __init__(self, database: Database, log: MessageLog, clock: FakeClock, conversation: Conversation) -> None:
        self.queue = TurnQueue(database, clock, lease=30)
        self.log, self.conversation, self.number = log, conversation, 0

    async def says(self, text: str, intent: str, *parts: dict[str, Any], **understood: str) -> None:
        await self._said(list(parts), {"intent": {"name": intent}, **understood}, text=text)

    async def presses(self, title: str, *parts: dict[str, Any]) -> None:
        said = await self.log.events(self.conversation.id)
        id = next(button["id"] for event in said for button in event.buttons if button["title"] == title)
        await self._said(list(parts), None, button=id)

    async def _said(self, parts: list[dict[str, Any]], understanding: dict[str, Any] | None, **what: str) -> None:
        self.number += 1
        await self.log.accept(self.conversation.id, f"client-{self.number}", **what)
        turn = await self.queue.claim()
        assert turn is not None
        buttons = YES if any(part["type"] == "articles" for part in parts) else []
        entry = Entry("message", "bot", parts=[{"type": "text", "text": "…"}, *parts], buttons=buttons)
        await self.queue.finish(turn, Outcome([entry], [], "en", understanding))


@pytest.fixture
async def talk(database: Database, log: MessageLog, clock: FakeClock, somebody: Visitor) -> Talk:
    return Talk(database, log, clock, await log.open(somebody.id, None, "en", None, None))


@pytest.fixture
def asked(database: Database, clock: FakeClock) -> AskedLog:
    return AskedLog(database, turns, events, {"refund", "plan_change"})


async def endings(asked: AskedLog, clock: FakeClock) -> list[tuple[str, Ending, tuple[str, ...]]]:
    return [(one.text, one.ending, one.shown) for one in await asked.since(clock() - timedelta(days=1))]


async def test_a_question_ends_as_its_visitor_says(talk: Talk, asked: AskedLog, clock: FakeClock) -> None:
    await talk.says("my money back", "refund", cards("refund", "credits"))
    await talk.presses("Yes")
    await talk.says("cancel the plan", "plan_change", cards("plan"))
    await talk.presses("No", CHANNELS)
    await talk.says("and my refund", "refund", cards("refund"))
    await talk.says("that did not help", "deny", CHANNELS)
    await talk.says("my money", "refund", cards("refund"))
    assert await endings(asked, clock) == [
        ("my money back", Ending.HELPED, ("refund", "credits")),
        ("cancel the plan", Ending.NO, ("plan",)),
        ("and my refund", Ending.NO, ("refund",)),
        ("my money", Ending.OPEN, ("refund",)),
    ]


async def test_a_question_without_articles_found_nothing(talk: Talk, asked: AskedLog, clock: FakeClock) -> None:
    await talk.says("do you do sms", "nlu_fallback", CHANNELS)
    await talk.says("refund in bitcoin", "refund", CHANNELS)
    assert [ending for _, ending, _ in await endings(asked, clock)] == [Ending.NOTHING, Ending.NOTHING]


async def test_asking_again_in_vain_means_that_the_articles_did_not_help(
    talk: Talk, asked: AskedLog, clock: FakeClock
) -> None:
    await talk.says("my money back", "refund", cards("refund"))
    await talk.says("no, I mean the yearly fee", "refund", CHANNELS)
    assert await endings(asked, clock) == [("my money back", Ending.NO, ("refund",))]


async def test_small_talk_and_foreign_languages_are_no_questions(talk: Talk, asked: AskedLog, clock: FakeClock) -> None:
    await talk.says("hello", "greet")
    await talk.says("a person please", "request_human", CHANNELS)
    await talk.says("buongiorno, il rimborso", "nlu_fallback", foreign_language="it")
    assert await endings(asked, clock) == []


async def test_only_what_was_asked_since_then_is_told(talk: Talk, asked: AskedLog, clock: FakeClock) -> None:
    await talk.says("my money back", "refund", CHANNELS)
    clock.forward(days=2)
    assert await endings(asked, clock) == []
