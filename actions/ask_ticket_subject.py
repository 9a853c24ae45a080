"""The question for a subject line, when the visitor does not like ours."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction


class AskTicketSubject(SupportAction):
    async def act(self, scene: Scene) -> Events:
        scene.say(scene.text("ticket.ask_subject"))
        return []
