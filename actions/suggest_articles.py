"""Articles first: up to three that may answer, and the question whether they did."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.offer_channels import offer
from actions.support_action import Events, Scene, SupportAction
from bot.conversation.event import Part
from bot.helpcenter import Hit

MOST = 3


class SuggestArticles(SupportAction):
    """Never the same article twice for one matter; a second try at it leads to the channels."""

    async def act(self, scene: Scene) -> Events:
        shown = scene.tracker.get_slot("shown_articles") or []
        is_new = scene.matter != scene.tracker.get_slot("matter")
        about = [SlotSet("matter", scene.matter), SlotSet("also", others(scene)), SlotSet("misunderstood", 0)]
        if shown and not is_new:
            return [*about, *await offer(scene, scene.text("articles.none_new"))]
        hits = find_articles(scene, frozenset())
        if not hits:
            return [*about, *await offer(scene, scene.text("articles.none"))]
        scene.say(introduction(scene, hits), cards(hits), buttons=[])
        scene.say(
            scene.text("articles.did_this_help"),
            buttons=[
                {"title": scene.text("articles.yes"), "payload": "/affirm"},
                {"title": scene.text("articles.no"), "payload": "/deny"},
            ],
        )
        return [*about, SlotSet("shown_articles", [hit.article.id for hit in hits]), SlotSet("awaiting", "feedback")]


def others(scene: Scene) -> list[str]:
    """Other matters that the visitor named in the same breath."""
    also = scene.tracker.latest_message.get("also") or []
    names = [one["intent"] if isinstance(one, dict) else one for one in also]
    return [name for name in names if scene.is_matter(name) and name != scene.matter]


def find_articles(scene: Scene, exclude: frozenset[str]) -> list[Hit]:
    """Articles for what was typed; after a button, for the matter's name."""
    words = scene.typed or (scene.text(f"matter.{scene.matter}") if scene.matter else "")
    return scene.services.help_center.search(words, scene.language, MOST, intent=scene.matter, exclude=exclude)


def introduction(scene: Scene, hits: list[Hit]) -> str:
    """Says so when the articles are in another language."""
    if not all(hit.fallback for hit in hits):
        return scene.text("articles.found")
    language = hits[0].article.language
    return scene.text("articles.fallback", language=scene.text(f"reason.languages.{language}"))


def cards(hits: list[Hit]) -> Part:
    """The articles as the widget draws them."""
    return {
        "type": "articles",
        "articles": [
            {
                "id": hit.article.id,
                "title": hit.article.title,
                "excerpt": hit.article.excerpt,
                "language": hit.article.language,
                "fallback": hit.fallback,
                "url": hit.article.url,
            }
            for hit in hits
        ],
    }
