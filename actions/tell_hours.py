"""When support is open, from the policy: first whether somebody is there right now."""

from __future__ import annotations

from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from bot.reception.decisions import Recorded
from bot.reception.week import week_lines
from bot.routing.hours import Hours
from bot.routing.policy import CHANNELS


class TellHours(SupportAction):
    async def act(self, scene: Scene) -> Events:
        recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, "hours")
        zone = scene.text("hours.zone", zone=scene.services.policy.current.zone.key)
        told = [right_now(scene, recorded), *_week(scene), zone]
        if scene.is_in_form:
            scene.say("\n".join(line for line in told if line))
            return []
        return await offer(scene, "\n".join(line for line in [*told, scene.text("channels.intro")] if line))


def right_now(scene: Scene, recorded: Recorded) -> str:
    """Whether anybody answers at once now, and if not, when next; empty where no channel keeps hours."""
    visit, timed = recorded.visit, _timed(scene)
    working = [name for name, hours in timed.items() if hours.is_open(visit.at)]
    if not working:
        names = scene.listed([scene.text(f"channel.{name}.name") for name in timed])
        opening = min((at for hours in timed.values() if (at := hours.opens_at(visit.at))), default=None)
        when = scene.services.reception.teller(scene.case, visit, scene.language).time(opening)
        return scene.text("hours.closed_now", channels=names, when=when) if opening else ""
    channels = scene.services.policy.current.channels
    answered = [name for name in working if visit.agents_available or not channels[name].needs_agent]
    names = scene.listed([scene.text(f"channel.{name}.name") for name in answered or working])
    return scene.text("hours.open_now" if answered else "hours.all_busy", channels=names)


def _timed(scene: Scene) -> dict[str, Hours]:
    channels = scene.services.policy.current.channels
    return {name: hours for name in CHANNELS if (hours := channels[name].hours) is not None}


def _week(scene: Scene) -> list[str]:
    timed, lines = _timed(scene), []
    for channel in CHANNELS:
        name = scene.text(f"channel.{channel}.name")
        week = "; ".join(week_lines(timed[channel], scene.services.texts, scene.language)) if channel in timed else ""
        key = "hours.week" if channel in timed else "hours.always"
        lines.append("• " + scene.text(key, channel=name, hours=week))
    return lines
