"""What is said before the matter itself: a word to somebody who is angry, and the matters that were heard."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene

ANGER = "complaint"


def opening_words(scene: Scene) -> tuple[str, Events]:
    """The words, empty if there is nothing to say first, and the slots that keep anger from being soothed twice."""
    is_angry = ANGER in (scene.intent, *scene.beside)
    soothe = is_angry and not scene.tracker.get_slot("soothed")
    said = [scene.text("anger.sorry")] if soothe else []
    if len(scene.named) > 1:
        first, *others = [scene.text(f"matter.{name}") for name in scene.named]
        said.append(scene.text("matters.heard", first=first, others=scene.listed(others)))
    return " ".join(said), [SlotSet("soothed", True)] if soothe else []
