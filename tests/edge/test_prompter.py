"""Whoever types what a button says is answered as if it had been pressed."""

from __future__ import annotations

from bot.conversation.brain import TurnRequest
from bot.conversation.phrases import load_phrases
from bot.edge.prompter import Prompter
from bot.settings import ROOT
from tests.fakes import FakeBrain

OFFER = {"channel": "chat", "open": True, "button": {"title": "Start a chat", "payload": "/start_chat"}}
OFFERED = [
    {"event": "user", "text": "hi"},
    {"event": "bot", "data": {"custom": {"parts": [{"type": "channels", "offers": [OFFER]}]}}},
    {"event": "slot", "name": "awaiting", "value": "choice"},
]


def turn(text: str | None, payload: str | None = None) -> TurnRequest:
    return TurnRequest("talk", 3, text, payload, "de", "de", OFFERED)


async def test_the_brain_gets_the_button_and_no_text_to_take_a_language_from() -> None:
    brain = FakeBrain()
    result = await Prompter(load_phrases(ROOT), brain).take(turn("chat please"))
    assert [(asked.text, asked.payload) for asked in brain.asked] == [(None, "/start_chat")]
    assert result.understanding is None, "no more is known of it than of a press"


async def test_what_could_have_been_read_is_noted_as_read() -> None:
    result = await Prompter(load_phrases(ROOT), FakeBrain()).take(turn("cancel"))
    assert result.understanding is not None
    assert (result.understanding["intent"]["name"], result.understanding["language"]) == ("cancel", "de")


async def test_all_else_reaches_the_brain_as_it_was() -> None:
    brain = FakeBrain()
    turns = [turn("my invoice never came"), turn(None, "/deny")]
    for one in turns:
        await Prompter(load_phrases(ROOT), brain).take(one)
    assert brain.asked == turns
