"""Articles first: up to three that may answer, and the question whether they did."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.shown_articles import cards, find_articles, ids, introduction
from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction


class SuggestArticles(SupportAction):
    """Never the same article twice for one matter; a second try at it leads to the channels."""

    async def act(self, scene: Scene) -> Events:
        about = scene.about()
        if scene.shown_articles:
            return [*about, *await offer(scene, scene.text("articles.none_new"))]
        hits = find_articles(scene)
        if not hits:
            return [*about, *await offer(scene, scene.text("articles.none"))]
        scene.say(introduction(scene, hits), cards(hits))
        scene.say(
            scene.text("articles.did_this_help"),
            buttons=[
                {"title": scene.text("articles.yes"), "payload": "/affirm"},
                {"title": scene.text("articles.no"), "payload": "/deny"},
            ],
        )
        return [*about, SlotSet("shown_articles", ids(hits)), SlotSet("awaiting", "feedback")]
