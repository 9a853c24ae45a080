"""How far each side has seen the other's messages. Kept in this process only, and in no log.

Whoever misses a sign loses a small word under a message: pages say anew what they have seen when they come back.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Literal

from aiohttp import web

from bot.edge.listeners import DESK, Listeners

MOST_CONVERSATIONS = 20_000

Side = Literal["visitor", "agent"]


class SeenSigns(Listeners):
    """One side hears how far the other one has seen."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: OrderedDict[tuple[str, Side], int] = OrderedDict()

    def saw(self, conversation_id: str, side: Side, seq: int) -> None:
        """One side has this event on its screen, and so all before it. Tells the other side what is new."""
        if seq <= self.seen(conversation_id, side):
            return
        self._seen[conversation_id, side] = seq
        self._seen.move_to_end((conversation_id, side))
        if len(self._seen) > 2 * MOST_CONVERSATIONS:
            self._seen.popitem(last=False)
        self.tell(DESK if side == "visitor" else conversation_id, conversation_id)

    def seen(self, conversation_id: str, side: Side) -> int:
        """The `seq` up to which that side has seen; 0 when nothing is known."""
        return self._seen.get((conversation_id, side), 0)


SEEN = web.AppKey("seen", SeenSigns)
