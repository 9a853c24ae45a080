"""The question for what a specialist will want to know about this matter."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction


class AskTicketDetails(SupportAction):
    async def act(self, scene: Scene) -> Events:
        is_correction = scene.tracker.get_slot("ticket_confirmed") is False
        scene.say(
            scene.text("ticket.what_to_correct") if is_correction else self._question(scene),
            buttons=[{"title": scene.text("ticket.nothing_to_add"), "payload": "/deny"}],
        )
        return []

    def _question(self, scene: Scene) -> str:
        texts = scene.services.texts
        key = f"details.{scene.matter}"
        return scene.text(key if texts.has(texts.fallback, key) else "ticket.ask_details")
