"""Somebody says hello while they are asked something: the question stands, and is put again in other words."""

from __future__ import annotations

from actions.shown_articles import feedback_buttons
from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction


class StillHere(SupportAction):
    """A "hello?" after a question is impatience, not a beginning: a fresh greeting would throw away what was said."""

    async def act(self, scene: Scene) -> Events:
        first = scene.text("still_here")
        if scene.tracker.get_slot("awaiting") == "feedback":
            scene.say(f"{first} {scene.text('articles.did_this_help')}", buttons=feedback_buttons(scene))
            return []
        return await offer(scene, _introduction(scene), first=first)


def _introduction(scene: Scene) -> str:
    if scene.matter:
        return scene.text("channels.intro_matter", matter=scene.text(f"matter.{scene.matter}"))
    return scene.text("channels.intro")
