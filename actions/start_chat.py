"""Hands the conversation to people: from here on the bot is silent."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.shown_channels import still_open
from actions.support_action import Events, Scene, SupportAction


class StartChat(SupportAction):
    """The change of owner is written in the same transaction as the sentence that announces it."""

    async def act(self, scene: Scene) -> Events:
        if await still_open(scene, "chat", "start_chat"):
            scene.say(scene.text("chat.waiting"), owner="queue")
        return [SlotSet("awaiting", "nothing")]
