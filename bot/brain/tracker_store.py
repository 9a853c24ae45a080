"""Rasa's memory for the length of one turn: the dialogue comes with the message and leaves with the answer.

Nothing stays here between two turns, so any brain may take any turn, and one that is killed loses nothing.
Outside of our channel (`rasa shell`, Rasa's own REST channel) it keeps trackers in memory as Rasa would.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class Dialogue:
    """The dialogue of the turn that is being taken: events in, events out."""

    def __init__(self, events: list[dict[str, Any]]) -> None:
        self.events = events
        self.saved = False


current: ContextVar[Dialogue | None] = ContextVar("current", default=None)


class TurnTrackerStore(TrackerStore):
    """Named in `endpoints.yml`."""

    def __init__(
        self, domain: Domain | None, host: str | None = None, event_broker: EventBroker | None = None, **_: Any
    ) -> None:
        super().__init__(domain, event_broker)
        self._memory = InMemoryTrackerStore(domain or Domain.empty())

    async def save(self, tracker: DialogueStateTracker) -> None:
        dialogue = current.get()
        if dialogue is None:
            await self._memory.save(tracker)
            return
        dialogue.events = [event.as_dict() for event in tracker.events]
        dialogue.saved = True

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        dialogue = current.get()
        if dialogue is None:
            self._memory.domain = self.domain
            return await self._memory.retrieve(sender_id)
        if not dialogue.events:
            return None
        return DialogueStateTracker.from_dict(sender_id, dialogue.events, self.domain.slots)

    async def keys(self) -> Iterable[str]:
        return await self._memory.keys()
