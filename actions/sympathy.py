"""What is said before the matter itself: a word to somebody who is angry, and the matters that were heard."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene

ANGER = "complaint"


def opening_words(scene: Scene) -> tuple[str, Events]:
    """The words, empty if there is nothing to say first, and the slots that keep anger from being soothed twice."""
    word, heard = soothing(scene)
    said = [word] if word else []
    if len(scene.named) > 1:
        first, *others = [scene.text(f"matter.{name}") for name in scene.named]
        said.append(scene.text("matters.heard", first=first, others=scene.listed(others)))
    return " ".join(said), heard


def soothing(scene: Scene) -> tuple[str, Events]:
    """The word to somebody who is angry, once in a conversation, and the slots that remember it."""
    is_angry = ANGER in (scene.intent, *scene.beside)
    if not is_angry or scene.tracker.get_slot("soothed"):
        return "", []
    return scene.text("anger.sorry"), [SlotSet("soothed", True)]
