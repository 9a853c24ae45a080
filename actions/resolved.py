"""The articles helped: nothing more is asked."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction


class Resolved(SupportAction):
    """A confirmed solution, which the edge notes with the turn.

    Where the operator wants it, the search learns which articles helped with which words.
    """

    async def act(self, scene: Scene) -> Events:
        scene.say(scene.text("articles.resolved"), outcome="confirmed")
        if scene.services.settings.learn_from_helped:
            await self._remember(scene)
        return [SlotSet("awaiting", "nothing"), SlotSet("matter", None), SlotSet("also", None)]

    async def _remember(self, scene: Scene) -> None:
        shown = scene.shown_articles
        if scene.case.conversation_id is None or not shown:
            return
        said = await scene.said_about(set())
        if said:
            await scene.services.helped.remember(said[-1], scene.language, shown)
