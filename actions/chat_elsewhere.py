"""Chat is not in the visitor's language: then a ticket in theirs, or a chat in one that it is in, a button each."""

from __future__ import annotations

import json

from actions.support_action import Button, Scene
from bot.reception.decisions import Recorded


async def chat_elsewhere(scene: Scene, recorded: Recorded) -> list[Button]:
    """The buttons; none if it is not the language that keeps from chatting, or chat is open in no other either."""
    reception, decision = scene.services.reception, recorded.decision
    if "language_not_served" not in decision.offer("chat").codes:
        return []
    chats = []
    for language in scene.services.languages.spoken:
        if (await reception.in_language(recorded.visit, language)).offer("chat").open:
            payload = f"/start_chat{json.dumps({'language': language})}"
            chats.append({"title": _title(scene, "chat_in", language), "payload": payload})
    if not chats or not decision.offer("ticket").open:
        return chats
    return [{"title": _title(scene, "ticket_in", scene.language), "payload": "/open_ticket"}, *chats]


def _title(scene: Scene, key: str, language: str) -> str:
    return scene.text(f"language.{key}", name=scene.text(f"reason.languages.{language}"))
