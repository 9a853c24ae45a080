"""Somebody writes what nobody here speaks: they are told so in that language, what there is, and how to go on."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Button, Events, Scene
from actions.switch_language import language_buttons
from bot.conversation.event import Part


def is_new_here(scene: Scene) -> bool:
    """Whether this message is in an unspoken language and the one before was not: nobody is told twice running."""
    before = [event for event in scene.tracker.events if event["event"] == "user"][-2:-1]
    heard = [entity["entity"] for event in before for entity in (event.get("parse_data") or {}).get("entities") or []]
    return scene.entity("foreign_language") is not None and "foreign_language" not in heard


def tell_what_there_is(scene: Scene) -> Events:
    """The notice, with a button for each spoken language, and one to the page that takes any."""
    code = str(scene.entity("foreign_language"))
    texts, fallback = scene.services.foreign_texts, scene.services.texts.fallback
    if code in texts.languages:
        part: Part = {"type": "text", "text": _notice(scene, code), "language": code}
        contact = texts.say(code, "contact")
    else:
        name = scene.services.languages.name(code)
        words = scene.services.texts.say(fallback, "language.foreign", name=name)
        part = {"type": "text", "text": words, "language": fallback}
        contact = scene.services.texts.say(fallback, "channels.write_to_contact")
    write: list[Button] = [{"title": contact, "payload": "/write_to_contact"}] if _takes_any(scene) else []
    message = {"parts": [part], "buttons": [*language_buttons(scene), *write]}
    scene.dispatcher.utter_message(json_message=message)
    return [SlotSet("misunderstood", 1)]


def _notice(scene: Scene, code: str) -> str:
    languages, policy = scene.services.languages, scene.services.policy.current
    values = {
        **policy.parameters,
        "spoken": ", ".join(languages.spoken.values()),
        "team": ", ".join(languages.name(one) for one in policy.languages),
    }
    keys = ("speak", "write") if _takes_any(scene) else ("speak",)
    return "\n".join(scene.services.foreign_texts.say(code, key, **values) for key in keys)


def _takes_any(scene: Scene) -> bool:
    return scene.services.policy.current.channels["contact"].languages is None
