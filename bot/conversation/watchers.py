"""Wakes whoever watches a conversation. A hint only: the log is the truth, and watchers also look on their own."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


async def rings(bell: asyncio.Event, within: float) -> None:
    """Return when a bell rings, at the latest after so many seconds.

    Not `asyncio.wait_for`: up to Python 3.11 it loses a cancellation that comes in the moment of the ring, and a loop
    around it then never ends.
    """
    ringing = asyncio.ensure_future(bell.wait())
    try:
        await asyncio.wait({ringing}, timeout=within)
    finally:
        ringing.cancel()


class Watchers:
    """Within one process. Missing a hint costs a delay, never a message."""

    def __init__(self) -> None:
        self._bells: dict[str, set[asyncio.Event]] = defaultdict(set)

    def ring(self, conversation_id: str) -> None:
        """Something new stands in the log of this conversation."""
        for bell in self._bells.get(conversation_id, ()):
            bell.set()

    @contextmanager
    def watch(self, conversation_id: str) -> Iterator[asyncio.Event]:
        """A bell that rings for one conversation, for as long as the block lasts."""
        bell = asyncio.Event()
        self._bells[conversation_id].add(bell)
        try:
            yield bell
        finally:
            self._bells[conversation_id].discard(bell)
            if not self._bells[conversation_id]:
                del self._bells[conversation_id]
