"""How far each side has seen the other's messages. Kept in this process only, and in no log.

Whoever misses a sign loses a small word under a message: pages say anew what they have seen when they come back.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from aiohttp import web

DESK = "desk"  # no conversation has so short an id
MOST_CONVERSATIONS = 20_000

Side = Literal["visitor", "agent"]
Listener = Callable[[str], None]  # told the id of the conversation; must not wait for anything


class SeenSigns:
    """Agents listen at the desk for all visitors, a visitor's page listens in its own conversation."""

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[str, Side], int] = OrderedDict()
        self._listeners: dict[str, set[Listener]] = defaultdict(set)

    def saw(self, conversation_id: str, side: Side, seq: int) -> None:
        """One side has this event on its screen, and so all before it. Tells the other side what is new."""
        if seq <= self.seen(conversation_id, side):
            return
        self._seen[conversation_id, side] = seq
        self._seen.move_to_end((conversation_id, side))
        if len(self._seen) > 2 * MOST_CONVERSATIONS:
            self._seen.popitem(last=False)
        for listener in tuple(self._listeners.get(DESK if side == "visitor" else conversation_id, ())):
            listener(conversation_id)

    def seen(self, conversation_id: str, side: Side) -> int:
        """The `seq` up to which that side has seen; 0 when nothing is known."""
        return self._seen.get((conversation_id, side), 0)

    @contextmanager
    def listen(self, place: str, listener: Listener) -> Iterator[None]:
        """Hear of news for the length of a block. place: DESK, or the id of a conversation."""
        self._listeners[place].add(listener)
        try:
            yield
        finally:
            self._listeners[place].discard(listener)
            if not self._listeners[place]:
                del self._listeners[place]


SEEN = web.AppKey("seen", SeenSigns)
