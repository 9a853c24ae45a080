"""The decision shown: all four channels, open or closed with every reason, the recommended one first."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction
from bot.routing.policy import VISITOR

WANTED = {"request_ticket": "ticket", "request_chat": "chat", "request_phone": "phone"}


class OfferChannels(SupportAction):
    """Beside the channels stand articles, once, when none have been shown for this matter."""

    async def act(self, scene: Scene) -> Events:
        from actions.suggest_articles import cards, find_articles, others

        events = await offer(scene, introduction(scene), wanted=WANTED.get(scene.intent))
        about = [SlotSet("matter", scene.matter), SlotSet("also", others(scene)), SlotSet("misunderstood", 0)]
        is_new = scene.matter != scene.tracker.get_slot("matter")
        shown = [] if is_new else scene.tracker.get_slot("shown_articles") or []
        if scene.matter and not shown:
            hits = find_articles(scene, frozenset())
            if hits:
                scene.say(scene.text("channels.intro_first"), cards(hits))
                about.append(SlotSet("shown_articles", [hit.article.id for hit in hits]))
        return [*about, *events]


def introduction(scene: Scene) -> str:
    """A sentence that names the matter, where it is known."""
    if scene.matter:
        return scene.text("channels.intro_matter", matter=scene.text(f"matter.{scene.matter}"))
    return scene.text("channels.intro_person" if scene.intent == "request_human" else "channels.intro")


async def offer(scene: Scene, intro: str, wanted: str | None = None, purpose: str = "offer") -> Events:
    """Decide and show. If the channel that the visitor asked for is closed, the sentence says why first."""
    recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, purpose)
    if wanted and not recorded.decision.offer(wanted).open:
        why = scene.services.reception.why_closed(scene.case, recorded, wanted, scene.language)
        intro = f"{why} {intro}"
    scene.say(intro, scene.services.reception.part(scene.case, recorded, scene.language))
    if recorded.visit.plan == VISITOR and scene.services.settings.sign_in:
        link = {"type": "link", "title": scene.text("channels.sign_in"), "url": scene.services.settings.sign_in}
        scene.say(scene.text("channels.invite"), link)
    return [SlotSet("awaiting", "choice")]


async def still_open(scene: Scene, channel: str, purpose: str) -> bool:
    """Decide again in the moment of use. When it has closed since it was offered, say why and show what is open."""
    recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, purpose)
    if recorded.decision.offer(channel).open:
        return True
    reception = scene.services.reception
    reason = reception.why_closed(scene.case, recorded, channel, scene.language)
    name = scene.text(f"channel.{channel}.name")
    text = scene.text("channels.changed", channel=name, reason=reason)
    scene.say(text, reception.part(scene.case, recorded, scene.language))
    return False
