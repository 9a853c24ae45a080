"""Another matter came up while a ticket was being made: it goes on that ticket too, with what was said about it."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction


class AddMatter(SupportAction):
    async def act(self, scene: Scene) -> Events:
        added = scene.entity("matter")
        if added is None or not scene.is_matter(added):
            return []
        also = [*(scene.tracker.get_slot("also") or []), added]
        said = await scene.said_about({added})
        texts = [scene.tracker.get_slot("ticket_description"), *said[-1:]]
        described = "\n".join(dict.fromkeys(text for text in texts if text))
        return [SlotSet("also", list(dict.fromkeys(also))), SlotSet("ticket_description", described)]
