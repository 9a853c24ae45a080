"""The contact form: open to everybody, at any time, also to those who cannot log in."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.support_action import Events, Scene, SupportAction


class WriteToContact(SupportAction):
    async def act(self, scene: Scene) -> Events:
        said = await scene.said_about(set())
        names = scene.services.texts.section(scene.language, "matter")
        topics = [{"id": key.split(".", 1)[1], "title": title} for key, title in names.items()]
        form = {"type": "contact_form", "topics": topics, "topic": scene.matter, "message": "\n".join(said)}
        scene.say(scene.text("contact.intro"), form)
        return [SlotSet("awaiting", "nothing")]
