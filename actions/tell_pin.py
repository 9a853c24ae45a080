"""What the support PIN is and where this visitor's stands. The PIN itself never passes through a conversation."""

from __future__ import annotations

from datetime import datetime

from actions.support_action import Events, Scene, SupportAction


class TellPin(SupportAction):
    async def act(self, scene: Scene) -> Events:
        scene.say(" ".join([scene.text("pin.what"), *await self._standing(scene)]))
        return []

    async def _standing(self, scene: Scene) -> list[str]:
        """Where it is found, and whether one is good right now, or was used here already."""
        if scene.case.verified_at is not None:
            return [scene.text("pin.verified")]
        if scene.case.account is None:
            return [scene.text("pin.sign_in")]
        until = await scene.services.pins.live_until(scene.case.account.id)
        if until is None:
            return [scene.text("pin.where"), scene.text("pin.none_live", show=scene.text("help.pin.show"))]
        return [scene.text("pin.where"), scene.text("pin.live", time=await _told(scene, until))]


async def _told(scene: Scene, until: datetime) -> str:
    recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, "pin")
    return scene.services.reception.teller(scene.case, recorded.visit, scene.language).time(until, form="until")
