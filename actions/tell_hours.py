"""When support is open, from the policy; and what is open right now."""

from __future__ import annotations

from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from bot.reception.week import week_lines
from bot.routing.policy import CHANNELS


class TellHours(SupportAction):
    async def act(self, scene: Scene) -> Events:
        policy = scene.services.policy.current
        lines = []
        for channel in CHANNELS:
            name = scene.text(f"channel.{channel}.name")
            hours = policy.channels[channel].hours
            week = None if hours is None else "; ".join(week_lines(hours, scene.services.texts, scene.language))
            key = "hours.always" if week is None else "hours.week"
            lines.append("• " + scene.text(key, channel=name, hours=week))
        zone = scene.text("hours.zone", zone=policy.zone.key)
        return await offer(scene, "\n".join([*lines, zone, scene.text("channels.intro")]))
