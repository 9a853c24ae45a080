"""What the support PIN is and where it stands. The PIN itself never passes through a conversation."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction


class TellPin(SupportAction):
    async def act(self, scene: Scene) -> Events:
        where = scene.text("pin.where" if scene.case.account else "pin.sign_in")
        scene.say(f"{scene.text('pin.what')} {where}")
        return []
