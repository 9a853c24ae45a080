"""The question of the ticket form for what happened, when the visitor has not said it yet."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction


class AskTicketDescription(SupportAction):
    async def act(self, scene: Scene) -> Events:
        scene.say(scene.text("ticket.ask_description"))
        return []
