"""The decision shown: all four channels, open or closed with every reason, the recommended one first."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.shown_articles import cards, find_articles, ids
from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction

WANTED = {"request_ticket": "ticket", "request_chat": "chat", "request_phone": "phone"}


class OfferChannels(SupportAction):
    """Beside the channels stand articles, once, when none have been shown for this matter."""

    async def act(self, scene: Scene) -> Events:
        events = [*scene.about(), *await offer(scene, self._introduction(scene), wanted=WANTED.get(scene.intent))]
        hits = find_articles(scene) if scene.matter and not scene.shown_articles else []
        if hits:
            scene.say(scene.text("channels.intro_first"), cards(hits))
            events.append(SlotSet("shown_articles", ids(hits)))
        return events

    def _introduction(self, scene: Scene) -> str:
        if scene.matter:
            return scene.text("channels.intro_matter", matter=scene.text(f"matter.{scene.matter}"))
        return scene.text("channels.intro_person" if scene.intent == "request_human" else "channels.intro")
