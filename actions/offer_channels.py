"""The decision shown: all four channels, open or closed with every reason, the recommended one first."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.shown_articles import beside_channels
from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from actions.sympathy import opening_words

# What somebody who asks for people wants: one channel, or any.
WANTED = {"request_human": None, "request_ticket": "ticket", "request_chat": "chat", "request_phone": "phone"}


class OfferChannels(SupportAction):
    async def act(self, scene: Scene) -> Events:
        return await channels_at_once(scene)


async def channels_at_once(scene: Scene, before: str = "") -> Events:
    """The channels, with articles beside them once. Who asks for people again gets nothing but the channels.

    Args:
        before: a sentence that comes first.
    """
    asked = int(scene.tracker.get_slot("asked_person") or 0) + (scene.intent in WANTED)
    words, heard = opening_words(scene)
    first, intro = f"{words} {before}".strip(), _introduction(scene, asked)
    events = [*scene.about(), *heard, *await offer(scene, intro, wanted=WANTED.get(scene.intent), first=first)]
    if not scene.is_in_form and (scene.intent not in WANTED or asked == 1):
        events += beside_channels(scene)
    return [*events, SlotSet("asked_person", min(asked, 9))]


def _introduction(scene: Scene, asked: int) -> str:
    if scene.intent in WANTED and asked > 1:
        return scene.text("channels.intro_again")
    if scene.matter:
        return scene.text("channels.intro_matter", matter=scene.text(f"matter.{scene.matter}"))
    return scene.text("channels.intro_person" if scene.intent == "request_human" else "channels.intro")
