"""What each channel is good for, and which one suits this matter."""

from __future__ import annotations

from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction


class CompareChannels(SupportAction):
    async def act(self, scene: Scene) -> Events:
        reception = scene.services.reception
        recorded = await reception.decide(scene.case, scene.language, scene.matter, "compare")
        teller = reception.teller(scene.case, recorded.visit, scene.language)
        languages = teller.languages(reception.policy.channels["chat"].languages or ())
        hours = reception.policy.parameters.get("answer_hours", "24")
        text = [scene.text("compare.live", languages=languages), scene.text("compare.ticket", hours=hours)]
        scene.say("\n".join(text))
        name = scene.text(f"channel.{recorded.decision.recommended}.name")
        return await offer(scene, scene.text("compare.recommend", channel=name))
