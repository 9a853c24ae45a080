"""Whoever picks an article by its place is led to it, and never told the same thing twice."""

from __future__ import annotations

from bot.conversation.brain import TurnRequest
from bot.conversation.phrases import load_phrases
from bot.edge.usher import Usher
from bot.settings import ROOT
from bot.texts import Texts
from tests.fakes import FakeBrain

CARDS = [{"id": "a", "title": "First steps"}, {"id": "b", "title": "Invoices"}]
YES = {"title": "Yes", "payload": "/affirm"}
SHOWN = [
    {"event": "user", "text": "where is my invoice", "timestamp": 1.0},
    {"event": "bot", "data": {"custom": {"parts": [{"type": "articles", "articles": CARDS}]}}, "timestamp": 2.0},
    {"event": "bot", "data": {"custom": {"buttons": [YES]}}, "timestamp": 3.0},
    {"event": "slot", "name": "awaiting", "value": "feedback", "timestamp": 4.0},
]


async def test_the_picked_article_is_shown_with_the_question_that_stood() -> None:
    brain = FakeBrain()
    usher = Usher(Texts.load(ROOT / "texts"), load_phrases(ROOT), brain)
    first = await usher.take(TurnRequest("talk", 3, "the second one", None, "en", "en", SHOWN))
    again = await usher.take(TurnRequest("talk", 5, "the second one", None, "en", "en", first.dialogue))
    for result in (first, again):
        assert result.replies[0]["custom"] == {
            "parts": [{"type": "articles", "articles": [CARDS[1]]}],
            "buttons": [YES],
        }
        assert "Invoices" in result.replies[0]["text"]
    assert first.replies[0]["text"] != again.replies[0]["text"]
    assert brain.asked == []


async def test_all_else_is_the_brains() -> None:
    brain = FakeBrain()
    turn = TurnRequest("talk", 3, "the fifth one", None, "en", "en", SHOWN)
    await Usher(Texts.load(ROOT / "texts"), load_phrases(ROOT), brain).take(turn)
    assert brain.asked == [turn]
