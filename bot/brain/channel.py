"""The door between edge and brain: one signed request takes one turn."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.brain import tracker_store
from bot.brain.compact import compact
from bot.brain.unread import unread
from bot.keys import Keys, same
from bot.settings import Settings

logger = logging.getLogger(__name__)

OnMessage = Callable[[UserMessage], Awaitable[Any]]

SIGNATURE = "X-Switchyard-Signature"


class TurnChannel(InputChannel):
    """Named in `credentials.yml`. Anything that is not signed with the internal key gets 403."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    @classmethod
    def name(cls) -> str:
        return "turn"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        return cls(Keys.load(Settings.from_environment().data))

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        door = Blueprint("turn_door")

        @door.route("/", methods=["GET"])
        async def ready(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            is_ready = agent is not None and agent.is_ready()
            # A wrong class path in endpoints.yml would silently bring Rasa's in-memory store.
            store = getattr(getattr(agent, "tracker_store", None), "_tracker_store", None)
            is_ours = isinstance(store, tracker_store.TurnTrackerStore)
            return response.json({"ready": is_ready and is_ours}, status=200 if is_ready and is_ours else 503)

        @door.route("/", methods=["POST"])
        async def take(request: Request) -> HTTPResponse:
            if not same(request.headers.get(SIGNATURE, ""), self._keys.sign(request.body)):
                return response.json({"error": "not signed"}, status=403)
            processor = request.app.ctx.agent.processor
            return response.json(await _take(json.loads(request.body), on_new_message, processor))

        return door


async def _take(turn: dict[str, Any], on_new_message: OnMessage, processor: MessageProcessor) -> dict[str, Any]:
    dialogue = tracker_store.Dialogue(turn["dialogue"])
    tracker_store.current.set(dialogue)
    out = CollectingOutputChannel()
    # A button needs no understanding: what it means was decided when it was offered.
    pressed = _pressed(turn["payload"]) if turn["payload"] else None
    await on_new_message(_message(turn, out, turn["payload"] or turn["text"] or "", pressed))
    again = await _again(turn, out, dialogue, on_new_message, processor)
    if not dialogue.saved:
        raise RuntimeError("Rasa ended the turn without saving it")
    user = next(event for event in reversed(dialogue.events) if event["event"] == "user")
    return {
        "dialogue": compact(dialogue.events),
        "replies": [_reply(message) for message in out.messages],
        "language": _slot(dialogue.events, "language") or turn["language"],
        "understanding": None if turn["payload"] and again is None else _understanding(user["parse_data"], again),
    }


async def _again(
    turn: dict[str, Any],
    out: CollectingOutputChannel,
    dialogue: tracker_store.Dialogue,
    on_new_message: OnMessage,
    processor: MessageProcessor,
) -> str | None:
    """Answer what nobody could read before the language was chosen; gives that text, if it was answered."""
    found = unread(dialogue.events, turn["language"])
    if found is None:
        return None
    tracker = await processor.get_tracker(turn["conversation_id"])
    read = await processor.parse_message(_message(turn, out, found.text), tracker)
    if not found.deserves(read):
        return None
    await on_new_message(_message(turn, out, found.text, read))
    return found.text


def _message(
    turn: dict[str, Any], out: CollectingOutputChannel, text: str, parse_data: dict[str, Any] | None = None
) -> UserMessage:
    metadata = {"page_language": turn["page_language"], "language": turn["language"], "seq": turn["seq"]}
    if parse_data is None and text.startswith("/"):
        raise ValueError("a typed text must not begin with a slash")  # the edge's gate takes it off; a second guard
    return UserMessage(
        text,
        out,
        turn["conversation_id"],
        parse_data=parse_data,
        input_channel=TurnChannel.name(),
        metadata=metadata,
    )


def _pressed(payload: str) -> dict[str, Any]:
    name, brace, rest = payload.lstrip("/").partition("{")
    entities = json.loads(brace + rest) if brace else {}
    return {
        "text": payload,
        "intent": {"name": name, "confidence": 1.0},
        "intent_ranking": [{"name": name, "confidence": 1.0}],
        "entities": [{"entity": entity, "value": value, "extractor": "button"} for entity, value in entities.items()],
    }


def _reply(message: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in message.items() if key in ("text", "buttons", "custom") and value}


def _understanding(parse_data: dict[str, Any], again: str | None) -> dict[str, Any]:
    """What was read, with the text if it is none that came with this turn."""
    wanted = ("language", "language_confidence", "foreign_language", "intent", "intent_ranking", "also", "verdict")
    read = {key: parse_data[key] for key in wanted if key in parse_data}
    return read if again is None else {**read, "text": again}


def _slot(events: list[dict[str, Any]], name: str) -> Any:
    values = [event["value"] for event in events if event["event"] == "slot" and event["name"] == name]
    return values[-1] if values else None
