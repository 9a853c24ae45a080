"""Shows the number, if this person may call about this now."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.shown_channels import still_open
from actions.support_action import Events, Scene, SupportAction


class ShowPhone(SupportAction):
    async def act(self, scene: Scene) -> Events:
        if await still_open(scene, "phone", "show_phone"):
            number = scene.services.policy.current.parameters.get("phone_number", "")
            text = scene.text("phone.show", number=number)
            scene.say(text, {"type": "phone", "number": number, "text": number})
        return [SlotSet("awaiting", "nothing")]
