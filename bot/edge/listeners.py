"""Who wants to hear of a passing sign, by place. Within one process; a missed sign is no loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DESK = "desk"  # where agents listen for all visitors; no conversation has so short an id

Listener = Callable[[str], None]  # told the id of the conversation; must not wait for anything


class Listeners:
    """Agents listen at the desk for all visitors, a visitor's page listens in its own conversation."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Listener]] = defaultdict(set)

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

    def tell(self, place: str, conversation_id: str) -> None:
        """Everybody who listens in that place hears of the conversation."""
        for listener in tuple(self._listeners.get(place, ())):
            listener(conversation_id)
