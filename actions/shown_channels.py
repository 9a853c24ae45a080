"""Channels in a conversation: decided, shown, and decided again when one is used."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.chat_elsewhere import chat_elsewhere
from actions.support_action import Events, Scene
from bot.routing.policy import VISITOR


async def offer(scene: Scene, intro: str, wanted: str | None = None, purpose: str = "offer") -> Events:
    """Decide and show. If the channel that the visitor asked for is closed, the sentence says why first."""
    reception = scene.services.reception
    recorded = await reception.decide(scene.case, scene.language, scene.matter, purpose)
    if wanted and not recorded.decision.offer(wanted).open:
        intro = f"{reception.why_closed(scene.case, recorded, wanted, scene.language)} {intro}"
    buttons = await chat_elsewhere(scene, recorded) if wanted == "chat" else None
    scene.say(intro, reception.part(scene.case, recorded, scene.language), buttons=buttons)
    if recorded.visit.plan == VISITOR:
        invite(scene, wanted)
    return [SlotSet("awaiting", "choice")]


def invite(scene: Scene, wanted: str | None) -> None:
    """Tell a stranger how to be known: by signing in, or, where a channel for customers is wanted, by proof."""
    if scene.services.settings.sign_in:
        link = {"type": "link", "title": scene.text("channels.sign_in"), "url": scene.services.settings.sign_in}
        scene.say(scene.text("channels.invite"), link)
    if wanted and "account" in scene.services.policy.current.channels[wanted].requires:
        labels = {name: scene.text(f"desk.pin_{name}") for name in ("email", "label", "send")}
        scene.say(scene.text("channels.prove"), {"type": "pin_form", "purpose": "account", **labels})


async def still_open(scene: Scene, channel: str, purpose: str) -> bool:
    """Decide again in the moment of use. When it has closed since it was offered, say why and show what is open."""
    reception = scene.services.reception
    recorded = await reception.decide(scene.case, scene.language, scene.matter, purpose)
    if recorded.decision.offer(channel).open:
        return True
    reason = reception.why_closed(scene.case, recorded, channel, scene.language)
    text = scene.text("channels.changed", channel=scene.text(f"channel.{channel}.name"), reason=reason)
    buttons = await chat_elsewhere(scene, recorded) if channel == "chat" else None
    scene.say(text, reception.part(scene.case, recorded, scene.language), buttons=buttons)
    if recorded.visit.plan == VISITOR:
        invite(scene, channel)
    return False
