"""The question for what a specialist will want to know about this matter."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction


class AskTicketDetails(SupportAction):
    async def act(self, scene: Scene) -> Events:
        nothing = {"title": scene.text("ticket.nothing_to_add"), "payload": "/deny"}
        scene.say(self._question(scene), buttons=[nothing])
        return []

    def _question(self, scene: Scene) -> str:
        texts, key = scene.services.texts, f"details.{scene.matter}"
        special = scene.text(key) if texts.has(texts.fallback, key) else ""
        return special if special and special not in scene.just_said else scene.text("ticket.ask_details")
