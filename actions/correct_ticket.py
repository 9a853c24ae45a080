"""One part of the ticket is to be said anew; the form then asks for just that."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction

PARTS = ("category", "subject", "description")


class CorrectTicket(SupportAction):
    async def act(self, scene: Scene) -> Events:
        part = scene.entity("part")
        return [SlotSet(f"ticket_{part}", None)] if part in PARTS else []
