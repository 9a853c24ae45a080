"""An action on the real services: a conversation to run it in, and what it said and drew."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.support_action import SupportAction
from bot.conversation.conversation import Conversation
from bot.identity.customer import Account
from bot.wiring import Services
from tests.conftest import welcome


async def talk_of(services: Services, account: Account | None, language: str) -> Conversation:
    visitor, _ = await welcome(services.database, services.clock, account)  # type: ignore[arg-type]
    return await services.log.open(visitor.id, account.id if account else None, language, language, None)


async def act(
    action: type[SupportAction],
    services: Services,
    talk: Conversation,
    intent: str = "",
    text: str = "",
    slots: dict[str, Any] | None = None,
    events: list[dict[str, Any]] | None = None,
    loop: str | None = None,
    **message: Any,
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Run an action, and give what it said and the slots it set."""
    latest = {"text": text, "intent": {"name": intent}, "entities": [], **message}
    tracker = Tracker(
        talk.id,
        {"language": talk.language, **(slots or {})},
        latest,
        events or [],
        False,
        None,
        {"name": loop} if loop else {},
        "action_listen",
    )
    dispatcher = CollectingDispatcher()
    events = await action(services).run(dispatcher, tracker, {})
    return dispatcher.messages, {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def drawn(messages: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [part for one in messages for part in one["custom"].get("parts", []) if part["type"] == kind]


def words(messages: list[dict[str, Any]]) -> str:
    return " ".join(one["text"] or "" for one in messages)


def titles(messages: list[dict[str, Any]]) -> list[str]:
    """Of the buttons below what was said last."""
    return [button["title"] for button in messages[-1]["custom"].get("buttons", [])]


def of_slots(
    slots: dict[str, Any], *, text: str = "", intent: str = "", confidence: float = 1.0, **entities: str
) -> Tracker:
    """A tracker without a conversation, for what needs no store."""
    latest = {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
    }
    return Tracker("nobody", slots, latest, [], False, None, {}, "action_listen")
