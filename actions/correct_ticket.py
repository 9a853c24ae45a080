"""One part of the ticket is to be said anew; the form then asks for just that."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction

PARTS = ("category", "subject", "description")
# In this order the form asks for what is missing (domain.yml).
ASKED = ("category", "description", "details", "subject")


class CorrectTicket(SupportAction):
    """Before the summary something else may be asked first: then the wish is confirmed, or it would seem unheard."""

    async def act(self, scene: Scene) -> Events:
        part = scene.entity("part")
        if part not in PARTS:
            return []
        if any(scene.tracker.get_slot(f"ticket_{name}") is None for name in ASKED[: ASKED.index(part)]):
            scene.say(scene.text("ticket.asked_next"))
        return [SlotSet(f"ticket_{part}", None)]
