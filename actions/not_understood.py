"""Not understood: first ask back or look for articles, then offer a person. A foreign language is named."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.foreign_language import is_new_here, tell_what_there_is
from actions.readings import likeliest, matter_buttons
from actions.shown_articles import ask_whether_helped, cards, find_articles, ids, introduction
from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from actions.switch_language import language_buttons
from bot.helpcenter import Hit

ASK_BACK = "ask_back"  # the classifier's verdict that one of its first readings is probably right
FALLBACK = "nlu_fallback"
FEWEST_WORDS = 3  # of something that may be a question
CONFIDENT = 0.5  # how well an article must fit words that nobody could read


class NotUnderstood(SupportAction):
    async def act(self, scene: Scene) -> Events:
        if is_new_here(scene):
            return tell_what_there_is(scene)
        if scene.tracker.latest_message.get("language_unsure"):
            scene.say(scene.text("language.which"), buttons=language_buttons(scene))
            return []
        if _running(scene):
            return [SlotSet("misunderstood", 0), *await offer(scene, scene.text("understand.give_up"))]
        return [SlotSet("misunderstood", 1), *self._first_time(scene)]

    def _first_time(self, scene: Scene) -> Events:
        something_else = {"title": scene.text("understand.other"), "payload": "/show_channels"}
        readings = likeliest(scene) if scene.tracker.latest_message.get("verdict") == ASK_BACK else []
        if readings:
            scene.say(scene.text("understand.again"), buttons=[*readings, something_else])
            return []
        hits = _confident(scene)
        if hits:
            scene.say(introduction(scene, hits), cards(hits))
            ask_whether_helped(scene)
            return [*scene.remember_shown(ids(hits)), SlotSet("awaiting", "feedback")]
        common = matter_buttons(scene, scene.services.policy.current.opening_matters)
        scene.say(scene.text("understand.rephrase"), buttons=[*common, something_else])
        return []


def _running(scene: Scene) -> bool:
    """Whether the message before this one was not understood either, and nobody has been offered since."""
    before = [event for event in scene.tracker.events if event["event"] == "user"][-2:-1]
    intents = [(event.get("parse_data") or {}).get("intent", {}).get("name") for event in before]
    return intents == [FALLBACK] and bool(scene.tracker.get_slot("misunderstood"))


def _confident(scene: Scene) -> list[Hit]:
    if len(scene.typed.split()) < FEWEST_WORDS:
        return []
    return [hit for hit in find_articles(scene) if hit.score >= CONFIDENT]
