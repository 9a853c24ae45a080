"""Goes on in another language: the one that was named, or the one that is tapped."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Button, Events, Scene, SupportAction
from bot.reception.reception import switch_to


class SwitchLanguage(SupportAction):
    """Whoever has asked for a language stays in it, whatever they paste, until they ask for another one."""

    async def act(self, scene: Scene) -> Events:
        language = self._wanted(scene)
        if language is None:
            scene.say(scene.text("language.which"), buttons=language_buttons(scene))
            return []
        # Spoken in the new language at once, by name: the slot is only set after the action has spoken.
        scene.say(scene.services.texts.say(language, "language.switched"))
        return [SlotSet("language", language), SlotSet("language_chosen", True)]

    def _wanted(self, scene: Scene) -> str | None:
        texts = scene.services.texts
        if not scene.typed:
            tapped = scene.entity("language")
            return tapped if tapped in texts.languages else None
        words = scene.typed.casefold()
        for code in texts.languages:
            names = {texts.say(spoken, f"reason.languages.{code}").casefold() for spoken in texts.languages}
            if any(name in words for name in names):
                return code
        return None


def language_buttons(scene: Scene) -> list[Button]:
    """The spoken languages, each by its own name."""
    return [{"title": name, "payload": switch_to(code)} for code, name in scene.services.languages.spoken.items()]
