"""When support is open, from the policy: first whether somebody is there right now for this visitor."""

from __future__ import annotations

from collections.abc import Sequence

from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from bot.reception.decisions import Recorded
from bot.reception.week import week_told
from bot.routing import CHANNELS, Hours, Offer
from bot.routing.policy import VISITOR

NOT_IN_PLAN = "not_in_plan"


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
    """Whether somebody answers this visitor at once now, and if not, why or when next; empty if nothing has hours."""
    timed = [recorded.decision.offer(name) for name in _timed(scene)]
    is_visitor = recorded.visit.plan == VISITOR
    mine = timed if is_visitor else [offer for offer in timed if NOT_IN_PLAN not in offer.codes]
    if not mine:
        return scene.text("hours.not_in_plan", channels=_names(scene, timed)) if timed else ""
    told = _state(scene, recorded, mine)
    return f"{told} {scene.text('hours.sign_in')}" if is_visitor else told


def _state(scene: Scene, recorded: Recorded, mine: Sequence[Offer]) -> str:
    """Of channels that are the visitor's; somebody unknown may turn out to have each of them."""
    reception, against = scene.services.reception, {one.channel: set(one.codes) - {NOT_IN_PLAN} for one in mine}
    for key, codes in (("hours.open_now", set[str]()), ("hours.all_busy", {"nobody_available"})):
        found = [offer for offer in mine if against[offer.channel] == codes]
        if found:
            return scene.text(key, channels=_names(scene, found))
    openings = [reason.opens_at for offer in mine for reason in offer.reasons if reason.opens_at is not None]
    if openings:
        when = reception.teller(scene.case, recorded.visit, scene.language).time(min(openings))
        return scene.text("hours.closed_now", channels=_names(scene, mine), when=when)
    return " ".join(reception.why_closed(scene.case, recorded, offer.channel, scene.language) for offer in mine)


def _names(scene: Scene, offers: Sequence[Offer]) -> str:
    return scene.listed([scene.text(f"channel.{offer.channel}.name") for offer in offers])


def _timed(scene: Scene) -> dict[str, Hours]:
    channels = scene.services.policy.current.channels
    return {name: hours for name in CHANNELS if (hours := channels[name].hours) is not None}


def _week(scene: Scene) -> list[str]:
    timed, lines = _timed(scene), []
    for channel in CHANNELS:
        name = scene.text(f"channel.{channel}.name")
        week = week_told(timed[channel], scene.services.texts, scene.language) if channel in timed else ""
        key = "hours.week" if channel in timed else "hours.always"
        lines.append("• " + scene.text(key, channel=name, hours=week))
    return lines
