"""The first question of the ticket form, when the visitor has not said yet what happened."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction


class AskTicketDescription(SupportAction):
    async def act(self, scene: Scene) -> Events:
        scene.say(scene.text("ticket.ask_description"))
        return []
