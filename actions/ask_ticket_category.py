"""The question what a ticket is about, with the commonest matters as buttons."""

from __future__ import annotations

from actions.readings import matter_buttons
from actions.support_action import NO_MATTER, Events, Scene, SupportAction


class AskTicketCategory(SupportAction):
    async def act(self, scene: Scene) -> Events:
        names = [*(scene.tracker.get_slot("also") or []), *scene.services.policy.current.opening_matters, NO_MATTER]
        scene.say(scene.text("ticket.ask_category"), buttons=matter_buttons(scene, dict.fromkeys(names)))
        return []
