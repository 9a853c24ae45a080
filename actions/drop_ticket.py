"""Stops what is under way and leaves nothing half-made."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction

EMPTY = [
    SlotSet("ticket_allowed", None),
    SlotSet("ticket_description", None),
    SlotSet("ticket_details", None),
    SlotSet("ticket_confirmed", None),
    SlotSet("awaiting", "nothing"),
]


class DropTicket(SupportAction):
    async def act(self, scene: Scene) -> Events:
        scene.say(scene.text("ticket.dropped"))
        return [*EMPTY, SlotSet("matter", None), SlotSet("shown_articles", None), SlotSet("also", None)]
