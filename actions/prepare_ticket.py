"""A ticket was chosen: may it be opened, and what is known already?"""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import NO_MATTER, Events, Scene, SupportAction
from actions.ticket_draft import OURS, empty

ENOUGH_WORDS = 4  # "refund please" says what it is about, but describes nothing


class PrepareTicket(SupportAction):
    """Fills in what the visitor has said, so that the form asks only for what is missing."""

    async def act(self, scene: Scene) -> Events:
        recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, "prepare_ticket")
        if not recorded.decision.offer("ticket").open:
            return [SlotSet("ticket_allowed", False)]
        matters = {name for name in (scene.matter, *(scene.tracker.get_slot("also") or [])) if name}
        said = "\n".join(await scene.said_about(matters))
        known = {
            "ticket_allowed": True,
            "ticket_category": scene.matter or NO_MATTER,
            "ticket_subject": OURS,
            "ticket_description": said if len(said.split()) >= ENOUGH_WORDS else None,
        }
        return [*empty(), *(SlotSet(name, value) for name, value in known.items())]
