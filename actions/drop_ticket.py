"""Stops what is under way and leaves nothing half-made."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction
from actions.ticket_draft import empty


class DropTicket(SupportAction):
    async def act(self, scene: Scene) -> Events:
        scene.say(scene.text("ticket.dropped"))
        return [*empty(), SlotSet("matter", None), SlotSet("also", None)]
