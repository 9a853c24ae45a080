"""Articles first: up to three that may answer, and the question whether they did."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.offer_channels import channels_at_once
from actions.shown_articles import ask_whether_helped, cards, find_articles, ids, introduction
from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from actions.sympathy import opening_words
from bot.routing import is_late

ENOUGH_ASKING = 2


class SuggestArticles(SupportAction):
    """Never the same article twice for one matter; a second try at it leads to the channels."""

    async def act(self, scene: Scene) -> Events:
        if await _is_late(scene):
            return await channels_at_once(scene, scene.text("ticket.late"))
        if would_insult(scene):
            return await channels_at_once(scene)
        first, heard = opening_words(scene)
        about = [*scene.about(), *heard]
        hits = [] if scene.is_second_try else find_articles(scene)
        if not hits:
            none = scene.text("articles.none_new" if scene.shown_articles else "articles.none")
            return [*about, *await offer(scene, none, first=first)]
        scene.say(f"{first} {introduction(scene, hits)}".strip(), cards(hits))
        ask_whether_helped(scene)
        return [*about, *scene.remember_shown(ids(hits)), SlotSet("awaiting", "feedback")]


def would_insult(scene: Scene) -> bool:
    """Whether somebody told to read articles first would feel sent away."""
    is_urgent = scene.matter in scene.services.policy.current.urgent_matters
    return is_urgent or (scene.tracker.get_slot("asked_person") or 0) >= ENOUGH_ASKING


async def _is_late(scene: Scene) -> bool:
    recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, "articles_first")
    return is_late(recorded.visit, scene.services.reception.policy)
