"""The articles helped: nothing more is asked."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction


class Resolved(SupportAction):
    """A confirmed solution; the report counts the turn's intent together with what was shown."""

    async def act(self, scene: Scene) -> Events:
        scene.say(scene.text("articles.resolved"))
        return [SlotSet("awaiting", "nothing"), SlotSet("matter", None), SlotSet("shown_articles", None)]
