"""Articles in a conversation: which ones, and how the widget draws them."""

from __future__ import annotations

from actions.support_action import Button, Events, Scene
from bot.conversation.event import Part
from bot.helpcenter import Hit

MOST = 3


def find_articles(scene: Scene) -> list[Hit]:
    """Articles that were not shown for this matter yet: for what was typed about it, else for the matter's name."""
    words = scene.typed if scene.named or not scene.matter else ""
    # The button only agrees to what was written just before.
    words = words or (scene.typed_before if scene.intent == "switch_matter" else "")
    words = words or (scene.text(f"matter.{scene.matter}") if scene.matter else "")
    shown = frozenset(scene.shown_articles)
    return scene.services.help_center.search(words, scene.language, MOST, intent=scene.matter, exclude=shown)


def beside_channels(scene: Scene) -> Events:
    """Articles below the channels that were just shown, once for each matter."""
    hits = find_articles(scene) if scene.matter and not scene.shown_articles else []
    if not hits:
        return []
    scene.say(scene.text("channels.intro_first"), cards(hits))
    return scene.remember_shown(ids(hits))


def introduction(scene: Scene, hits: list[Hit]) -> str:
    """Says so when the articles are in another language."""
    if not all(hit.fallback for hit in hits):
        return scene.text("articles.found")
    language = hits[0].article.language
    return scene.text("articles.fallback", language=scene.text(f"reason.languages.{language}"))


def ask_whether_helped(scene: Scene) -> None:
    """The question below articles."""
    scene.say(scene.text("articles.did_this_help"), buttons=feedback_buttons(scene))


def feedback_buttons(scene: Scene) -> list[Button]:
    """Whether the articles helped, in one tap."""
    return [
        {"title": scene.text("articles.yes"), "payload": "/affirm"},
        {"title": scene.text("articles.no"), "payload": "/deny"},
    ]


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
