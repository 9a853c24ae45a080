"""What the bot says in each language: Rasa's `utter_…` names, answered from `texts/<lang>.yml`."""

from __future__ import annotations

from typing import Any

import yaml
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.settings import ROOT, Settings
from bot.texts import Texts

# Replies that end in nothing else: a button below them leads to people.
WITH_A_WAY_OUT = ("utter_out_of_scope", "utter_bot_challenge", "utter_ask_matter")


class TextCatalogue(TemplatedNaturalLanguageGenerator):
    """Named in `endpoints.yml`. A reply that the texts do not have comes from the domain, as Rasa people expect."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        super().__init__(domain.responses if domain else {})
        self._texts = Texts.load(ROOT / "texts")
        # The edge checks the policy; here only the company's name and the like are wanted.
        policy = yaml.safe_load(Settings.from_environment().policy.read_text("utf-8"))
        self._parameters: dict[str, Any] = policy.get("parameters") or {}

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **values: Any
    ) -> dict[str, Any] | None:
        key = "utter." + utter_action[len("utter_") :]
        language = tracker.get_slot("language") or self._texts.fallback
        if not self._texts.has(self._texts.fallback, key):
            return await super().generate(utter_action, tracker, output_channel, **values)
        said = _just_said(tracker)
        sentence = self._texts.say_anew(language, key, said, **self._parameters)
        reply: dict[str, Any] = {"text": self._texts.unlike(language, sentence, said)}
        if utter_action in WITH_A_WAY_OUT:
            title = self._texts.say(language, "reading.request_human")
            reply["buttons"] = [{"title": title, "payload": "/request_human"}]
        return reply


def _just_said(tracker: DialogueStateTracker) -> list[str]:
    """What the bot has said since the visitor's message before this one."""
    said: list[str] = []
    messages = 0
    for event in reversed(tracker.events):
        messages += isinstance(event, UserUttered)
        if messages == 2:
            break
        if isinstance(event, BotUttered) and event.text:
            said.append(event.text)
    return said
