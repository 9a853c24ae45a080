"""Channels in a conversation: decided, shown, and decided again when one is used."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.chat_elsewhere import chat_elsewhere
from actions.support_action import Events, Scene
from bot.routing.policy import VISITOR

NO_LOGIN = "channels.no_login"


async def offer(
    scene: Scene, intro: str, wanted: str | None = None, about: str | None = None, first: str = ""
) -> Events:
    """Decide and show.

    Args:
        first: what comes before everything else: a word to somebody angry, say.
        wanted: the channel that the visitor asked for: comes first; if it is closed, the sentence says why.
        about: the matter to decide for, if it is not that of the conversation.
    """
    reception = scene.services.reception
    recorded = await reception.decide(scene.case, scene.language, about or scene.matter)
    said = [first]
    if is_locked_out(scene) and not scene.services.texts.was_said(scene.language, NO_LOGIN, scene.just_said):
        said.append(scene.text(NO_LOGIN))
    if wanted and not recorded.decision.offer(wanted).open:
        said.append(reception.why_closed(scene.case, recorded, wanted, scene.language))
    intro = " ".join(words for words in (*said, intro) if words)
    buttons = await chat_elsewhere(scene, recorded) if wanted == "chat" else None
    scene.say(intro, reception.part(scene.case, recorded, scene.language, wanted=wanted), buttons=buttons)
    if recorded.visit.plan == VISITOR:
        invite(scene, wanted)
    return [SlotSet("awaiting", "choice")]


def invite(scene: Scene, wanted: str | None) -> None:
    """Tell a stranger how to be known: by signing in, or, where a channel for customers is wanted, by proof.

    Not repeated in the next answer, and never told to who cannot log in.
    """
    if is_locked_out(scene):
        return
    invitation = scene.text("channels.invite")
    if scene.services.settings.sign_in and invitation not in scene.just_said:
        link = {"type": "link", "title": scene.text("channels.sign_in"), "url": scene.services.settings.sign_in}
        scene.say(invitation, link)
    asked = scene.services.texts.was_said(scene.language, "channels.prove", scene.just_said)
    if wanted and not asked and "account" in scene.services.policy.current.channels[wanted].requires:
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


def is_locked_out(scene: Scene) -> bool:
    """Whether this is somebody unknown who cannot log in: no way that asks for a login is a way for them."""
    return scene.case.account is None and scene.matter in scene.services.policy.current.no_login_matters
