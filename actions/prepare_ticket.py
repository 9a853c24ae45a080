"""A ticket was chosen: may it be opened, and what is known already?"""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction

ENOUGH_WORDS = 4  # "refund please" says what it is about, but describes nothing


class PrepareTicket(SupportAction):
    """Fills in what the visitor has said, so that the form asks only for what is missing."""

    async def act(self, scene: Scene) -> Events:
        recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, "prepare_ticket")
        if not recorded.decision.offer("ticket").open:
            return [SlotSet("ticket_allowed", False)]
        said = await self._said(scene)
        return [
            SlotSet("ticket_allowed", True),
            SlotSet("ticket_description", said if len(said.split()) >= ENOUGH_WORDS else None),
            SlotSet("ticket_details", None),
            SlotSet("ticket_confirmed", None),
            SlotSet("awaiting", "nothing"),
        ]

    async def _said(self, scene: Scene) -> str:
        if scene.case.conversation_id is None:
            return ""
        return "\n".join(await scene.services.log.matters_said(scene.case.conversation_id, scene.is_matter))
