"""Not understood: first ask back with the likeliest readings, then offer a person. A foreign language is named."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.shown_channels import offer
from actions.support_action import Button, Events, Scene, SupportAction
from actions.switch_language import language_buttons

READINGS = 2


class NotUnderstood(SupportAction):
    async def act(self, scene: Scene) -> Events:
        foreign = scene.entity("foreign_language")
        if foreign:
            name = scene.services.languages.name(foreign)
            scene.say(scene.text("language.foreign", name=name), buttons=language_buttons(scene))
            return []
        if scene.tracker.latest_message.get("language_unsure"):
            scene.say(scene.text("language.which"), buttons=language_buttons(scene))
            return []
        times = int(scene.tracker.get_slot("misunderstood") or 0)
        readings = self._readings(scene)
        if times or not readings:
            return [SlotSet("misunderstood", 0), *await offer(scene, scene.text("understand.give_up"))]
        something_else = {"title": scene.text("understand.other"), "payload": "/show_channels"}
        scene.say(scene.text("understand.again"), buttons=[*readings, something_else])
        return [SlotSet("misunderstood", times + 1)]

    def _readings(self, scene: Scene) -> list[Button]:
        ranking = [one["name"] for one in scene.tracker.latest_message.get("intent_ranking") or []]
        matters = [name for name in ranking if scene.is_matter(name)][:READINGS]
        return [
            {"title": scene.text(f"matter.{name}"), "payload": f'/choose_matter{{"matter": "{name}"}}'}
            for name in matters
        ]
