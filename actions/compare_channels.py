"""What speaks for and against each channel, and which one suits this matter, with the reason."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction


class CompareChannels(SupportAction):
    async def act(self, scene: Scene) -> Events:
        reception = scene.services.reception
        recorded = await reception.decide(scene.case, scene.language, scene.matter, "compare")
        comparison = reception.comparison(scene.case, recorded, scene.language)
        scene.say(scene.text("compare.intro"), comparison.part())
        channel = recorded.decision.recommended
        key = "compare.recommend_matter" if scene.matter else "compare.recommend"
        matter = scene.text(f"matter.{scene.matter or 'other'}")
        told = scene.text(
            key, channel=scene.text(f"channel.{channel}.name"), matter=matter, because=comparison.because()
        )
        if scene.is_in_form:
            scene.say(told)
            return []
        others = {"title": scene.text("compare.others"), "payload": "/show_channels"}
        scene.say(told, buttons=[{**reception.button(channel, scene.language), "style": "primary"}, others])
        return [SlotSet("awaiting", "choice")]
