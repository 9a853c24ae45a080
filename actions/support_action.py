"""What every action of ours has in common: services, and a scene to act in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot import wiring
from bot.conversation.event import Part
from bot.reception.case import Case
from bot.wiring import Services

Events = list[dict[str, Any]]
Button = dict[str, str]

# Under which name articles are kept that were suggested for something that is no known matter.
NO_MATTER = "other"


@dataclass(frozen=True)
class Scene:
    """One action in one turn: who is talking, in which language, about what."""

    services: Services
    dispatcher: CollectingDispatcher
    tracker: Tracker
    case: Case

    @cached_property
    def language(self) -> str:
        """The language to speak: the dialogue's, which the language component keeps."""
        kept = self.case.conversation.language if self.case.conversation else self.services.texts.fallback
        return self.tracker.get_slot("language") or kept

    @property
    def intent(self) -> str:
        return str((self.tracker.latest_message.get("intent") or {}).get("name") or "")

    @property
    def typed(self) -> str:
        """What the visitor wrote; empty when a button was pressed."""
        return _typed(self.tracker.latest_message.get("text"))

    @property
    def typed_before(self) -> str:
        """What the visitor wrote in the message before this one; empty when a button was pressed then."""
        texts = [event.get("text") for event in self.tracker.events if event["event"] == "user"]
        return _typed(texts[-2]) if len(texts) > 1 else ""

    @property
    def named(self) -> list[str]:
        """The matters that this very message names, the one that leads first: urgent, then sensitive, then as said.

        Among equals the one leads that the conversation is about already: it is said in other words.
        """
        chosen = [self.entity("matter"), self.intent, *self.beside]
        matters = dict.fromkeys(name for name in chosen if name and self.is_matter(name))
        return sorted(matters, key=self._rank)

    @property
    def beside(self) -> list[str]:
        """What single clauses of this message are about, besides what the whole is about."""
        return [one["name"] for one in self.tracker.latest_message.get("also") or []]

    @property
    def matter(self) -> str | None:
        """The matter of the conversation: what this message names, else what was named before."""
        return next(iter(self.named), None) or self.tracker.get_slot("matter")

    @property
    def is_in_form(self) -> bool:
        """Whether a ticket is being filled in; what is answered meanwhile is answered in passing."""
        return bool((self.tracker.active_loop or {}).get("name"))

    async def said_about(self, matters: set[str]) -> list[str]:
        """What the visitor has typed about these matters, or about any if none is given, in order."""
        if self.case.conversation_id is None:
            return []
        wanted = matters.__contains__ if matters else self.is_matter
        return await self.services.log.matters_said(self.case.conversation_id, wanted)

    @property
    def shown_articles(self) -> list[str]:
        """Ids of the articles that were suggested for this matter already."""
        return list(self._shown().get(self.matter or NO_MATTER, []))

    @property
    def is_second_try(self) -> bool:
        """Whether articles were suggested for this matter and it is still not solved."""
        return bool(self.shown_articles) and self.matter == self.tracker.get_slot("matter")

    def about(self) -> Events:
        """The slots that say what the conversation is about from now on, as this message has it."""
        is_same = self.matter == self.tracker.get_slot("matter")
        also = self.named[1:] or (self.tracker.get_slot("also") if is_same else None)
        return [SlotSet("matter", self.matter), SlotSet("also", also or None), SlotSet("misunderstood", 0)]

    def remember_shown(self, ids: list[str]) -> Events:
        """The slot that keeps articles from being suggested again for this matter."""
        shown = {**self._shown(), self.matter or NO_MATTER: [*self.shown_articles, *ids]}
        return [SlotSet("shown_articles", shown)]

    def _shown(self) -> dict[str, list[str]]:
        return self.tracker.get_slot("shown_articles") or {}

    def _rank(self, name: str) -> tuple[int, bool]:
        policy = self.services.policy.current
        weight = (name not in policy.urgent_matters) + (name not in policy.categories.get("sensitive", ()))
        return weight, name != self.tracker.get_slot("matter")

    def is_matter(self, name: str) -> bool:
        return name != "other" and self.services.texts.has(self.services.texts.fallback, f"matter.{name}")

    def entity(self, name: str) -> str | None:
        """A value that the language component or one of our buttons attached to the message."""
        found = [one["value"] for one in self.tracker.latest_message.get("entities") or [] if one["entity"] == name]
        return str(found[-1]) if found else None

    def text(self, key: str, **values: object) -> str:
        """A sentence in the language of the scene; of several wordings, one that was not just said."""
        parameters = self.services.policy.current.parameters
        return self.services.texts.say_anew(self.language, key, self.just_said, **{**parameters, **values})

    def listed(self, names: list[str]) -> str:
        """`refund, card and address`, in the language of the scene."""
        if len(names) < 2:
            return "".join(names)
        return self.text("reason.list_end", first=", ".join(names[:-1]), last=names[-1])

    @property
    def just_said(self) -> list[str]:
        """What the bot has said since the visitor's message before this one."""
        events = self.tracker.events
        messages = [index for index, event in enumerate(events) if event["event"] == "user"]
        since = messages[-2] if len(messages) > 1 else 0
        earlier = [event["text"] for event in events[since:] if event["event"] == "bot" and event.get("text")]
        return [*earlier, *(message["text"] for message in self.dispatcher.messages if message["text"])]

    def say(self, text: str, *parts: Part, buttons: list[Button] | None = None, **marks: str | None) -> None:
        """Speak: words, what is drawn below them, and buttons.

        Args:
            marks: what the edge notes with the turn: `owner`, who has the conversation from here on, and `outcome`.
        """
        self.dispatcher.utter_message(text=self.services.texts.unlike(self.language, text, self.just_said))
        custom = {"parts": list(parts), "buttons": buttons or [], **marks}
        drawn = {key: value for key, value in custom.items() if value}
        if drawn:
            self.dispatcher.utter_message(json_message=drawn)


class SupportAction(Action, ABC):
    """One action. The file's name is its promise: `actions/open_ticket.py` holds `action_open_ticket`."""

    def __init__(self, services: Services | None = None) -> None:
        self._services = services

    @property
    def services(self) -> Services:
        return self._services or wiring.services()

    def name(self) -> str:
        return "action_" + type(self).__module__.rsplit(".", 1)[-1]

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        case = await self.services.reception.case(tracker.sender_id)
        return await self.act(Scene(self.services, dispatcher, tracker, case))

    @abstractmethod
    async def act(self, scene: Scene) -> Events:
        """Speak through the scene, and return the slots that change."""


def _typed(text: object) -> str:
    """A message's text; empty when it is a button's payload."""
    written = str(text or "")
    return "" if written.startswith("/") else written
