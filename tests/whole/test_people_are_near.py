"""From every state of the dialogue people are two turns away: each is walked to, with the real rules and actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import aiohttp
import pytest
import yaml

from bot.conversation.brain import TurnRequest, TurnResult
from bot.edge.brain_client import HttpBrain
from bot.keys import Keys
from bot.settings import ROOT
from tests.whole.house import House

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(900)]

INTENTS = [*yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"], "nlu_fallback"]
# Every intent as a button or a sentence would bring it, and words that answer whatever a form asks.
MOVES = [*(f"/{intent}" for intent in INTENTS), "We were charged twice on the third of May"]
# What the next turn depends on.
DECIDING = ("awaiting", "misunderstood", "requested_slot", "ticket_allowed")

Dialogue = Sequence[Any]


class Walker:
    """Takes turns of one conversation without keeping them, so that every state can be left in every way."""

    def __init__(self, brain: HttpBrain, conversation: str) -> None:
        self._brain = brain
        self._conversation = conversation

    async def go(self, dialogue: Dialogue, move: str) -> TurnResult:
        text, payload = (None, move) if move.startswith("/") else (move, None)
        return await self._brain.take(TurnRequest(self._conversation, 1, text, payload, "en", "en", dialogue))

    async def states(self) -> dict[tuple[Any, ...], Dialogue]:
        """Every state that any moves lead to, with a dialogue that is in it."""
        found: dict[tuple[Any, ...], Dialogue] = {}
        todo: list[Dialogue] = [[]]
        while todo:
            dialogue = todo.pop()
            for move in MOVES:
                result = await self.go(dialogue, move)
                assert result.replies, f"nothing was said to {move} in {state_of(dialogue)}"
                if state_of(result.dialogue) not in found:
                    found[state_of(result.dialogue)] = result.dialogue
                    todo.append(result.dialogue)
        return found


def state_of(dialogue: Dialogue) -> tuple[Any, ...]:
    slots = {event["name"]: event["value"] for event in dialogue if event["event"] == "slot"}
    loops = [event.get("name") for event in dialogue if event["event"] == "active_loop"]
    return (loops[-1] if loops else None, *(slots.get(name) for name in DECIDING))


def customs(result: TurnResult) -> list[dict[str, Any]]:
    return [reply["custom"] for reply in result.replies if reply.get("custom")]


def open_buttons(result: TurnResult) -> list[str]:
    """What the buttons of the open channels say to the dialogue."""
    parts = [part for custom in customs(result) for part in custom.get("parts", []) if part["type"] == "channels"]
    return [offer["button"]["payload"] for part in parts for offer in part["offers"] if offer["open"]]


def reaches_people(result: TurnResult) -> bool:
    """A person has it, or the form that leads to one is there."""
    kinds = {part["type"] for custom in customs(result) for part in custom.get("parts", [])}
    in_form = state_of(result.dialogue)[0] == "ticket_form"
    return any("owner" in custom for custom in customs(result)) or in_form or bool(kinds & {"phone", "contact_form"})


@pytest.mark.parametrize("plan", [None, "custom"], ids=["a stranger", "a customer"])
async def test_from_every_state_people_are_two_turns_away(
    house: House, http: aiohttp.ClientSession, widget: Any, plan: str | None
) -> None:
    address = f"http://127.0.0.1:{house.port + 2}/webhooks/turn/"
    brain = HttpBrain(http, address, Keys.load(house.data), 60, lambda conversation: None)
    walker = Walker(brain, (await widget(plan, "en")).conversation)
    states = await walker.states()
    assert len(states) > 4
    for state, dialogue in states.items():
        asked = await walker.go(dialogue, "/request_human")
        ways = open_buttons(asked)
        assert ways, f"asking for a person in {state} shows no open channel"
        for way in ways:
            assert reaches_people(await walker.go(asked.dialogue, way)), f"{way} after {state} leads nowhere"
