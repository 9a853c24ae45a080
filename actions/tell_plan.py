"""Which channels the visitor's plan includes, from the policy; then which of them are open now."""

from __future__ import annotations

from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from bot.reception.decisions import Recorded
from bot.routing.policy import CHANNELS


class TellPlan(SupportAction):
    async def act(self, scene: Scene) -> Events:
        recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, "plan")
        key = "plan.includes" if scene.case.account else "plan.visitor"
        told = scene.text(key, channels=scene.listed(self._channels(scene, recorded)))
        if scene.is_in_form:
            scene.say(told)
            return []
        return await offer(scene, f"{told} {scene.text('channels.intro')}")

    def _channels(self, scene: Scene, recorded: Recorded) -> list[str]:
        """Their names; one that ends a while after signing up with the moment of its end."""
        visit, reception = recorded.visit, scene.services.reception
        teller = reception.teller(scene.case, visit, scene.language)
        included = reception.policy.plan(visit.plan).channels
        names = []
        for channel in [name for name in CHANNELS if name in included]:
            name, limit = scene.text(f"channel.{channel}.name"), included[channel]
            if limit is None:
                names.append(name)
            elif visit.signed_up_at is not None and visit.at < visit.signed_up_at + limit:
                end = teller.time(visit.signed_up_at + limit, form="until")
                names.append(scene.text("plan.until", channel=name, until=end))
        return names
