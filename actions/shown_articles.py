"""Articles in a conversation: which ones, and how the widget draws them."""

from __future__ import annotations

from actions.support_action import Scene
from bot.conversation.event import Part
from bot.helpcenter import Hit

MOST = 3


def find_articles(scene: Scene) -> list[Hit]:
    """Articles for what was typed; after a button, for the matter's name."""
    words = scene.typed or (scene.text(f"matter.{scene.matter}") if scene.matter else "")
    return scene.services.help_center.search(words, scene.language, MOST, intent=scene.matter)


def introduction(scene: Scene, hits: list[Hit]) -> str:
    """Says so when the articles are in another language."""
    if not all(hit.fallback for hit in hits):
        return scene.text("articles.found")
    language = hits[0].article.language
    return scene.text("articles.fallback", language=scene.text(f"reason.languages.{language}"))


def cards(hits: list[Hit]) -> Part:
    """The articles as data."""
    return {"type": "articles", "articles": [_card(hit) for hit in hits]}


def ids(hits: list[Hit]) -> list[str]:
    """What is remembered as shown."""
    return [hit.article.id for hit in hits]


def _card(hit: Hit) -> dict[str, object]:
    article = hit.article
    shown = {name: getattr(article, name) for name in ("id", "title", "excerpt", "language", "url")}
    return {**shown, "fallback": hit.fallback}
