"""Signs that somebody is writing just now. They pass through this process and are kept nowhere.

Whoever misses one has missed nothing: with the next key another one comes, and the message itself goes into the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiohttp import web

DESK = "desk"  # no conversation has so short an id

Listener = Callable[[str], None]  # told the id of the conversation; must not wait for anything


class TypingSigns:
    """Agents listen at the desk for all visitors, a visitor's page listens in its own conversation."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Listener]] = defaultdict(set)

    def visitor_types(self, conversation_id: str) -> None:
        """Tell the desk."""
        self._tell(DESK, conversation_id)

    def agent_types(self, conversation_id: str) -> None:
        """Tell the visitor, wherever their pages are open."""
        self._tell(conversation_id, conversation_id)

    @contextmanager
    def listen(self, place: str, listener: Listener) -> Iterator[None]:
        """Hear the signs for the length of a block. place: DESK, or the id of a conversation."""
        self._listeners[place].add(listener)
        try:
            yield
        finally:
            self._listeners[place].discard(listener)
            if not self._listeners[place]:
                del self._listeners[place]

    def _tell(self, place: str, conversation_id: str) -> None:
        for listener in tuple(self._listeners.get(place, ())):
            listener(conversation_id)


TYPING = web.AppKey("typing", TypingSigns)
