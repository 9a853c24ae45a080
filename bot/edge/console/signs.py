"""The passing signs of one console: that the other side writes, and how far each side has seen.

A sign that is missed is no loss: none stands in a log, and a console that comes back is told anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from bot.edge.listeners import DESK
from bot.edge.seen_signs import SEEN
from bot.edge.typing_signs import TYPING

Frame = dict[str, Any]


class ConsoleSigns:
    """Signs pass between an agent and the visitors of their own conversations, and nobody else.

    Args:
        mine: the ids of the agent's own conversations now.
    """

    def __init__(self, request: web.Request, mine: Callable[[], set[str]]) -> None:
        self._typing = request.config_dict[TYPING]
        self._looks = request.config_dict[SEEN]
        self._mine = mine
        self._writing: set[str] = set()  # conversations whose visitor has written since that was last told
        self._told: dict[str, int] = {}  # conversation -> the number up to which its visitor was told to have seen

    @contextmanager
    def listen(self, bell: asyncio.Event) -> Iterator[None]:
        """Ring whenever there may be something to tell."""

        def hear(conversation_id: str) -> None:
            if conversation_id in self._mine():
                self._writing.add(conversation_id)
                bell.set()

        with self._typing.listen(DESK, hear), self._looks.listen(DESK, lambda _: bell.set()):
            yield

    def type(self, conversation_id: str) -> None:
        """The agent writes."""
        if conversation_id in self._mine():
            self._typing.agent_types(conversation_id)

    def see(self, conversation_id: str, seq: object, sent: int) -> None:
        """The agent has an event on the screen; none that comes after the last one sent there."""
        if conversation_id in self._mine() and isinstance(seq, int) and 0 < seq <= sent:
            self._looks.saw(conversation_id, "agent", seq)

    def news(self) -> Iterator[Frame]:
        """What has not been told yet, as frames of the live line."""
        while self._writing:
            yield {"type": "typing", "conversation": self._writing.pop()}
        for conversation_id in self._mine():
            seq = self._looks.seen(conversation_id, "visitor")
            if seq > self._told.get(conversation_id, 0):
                self._told[conversation_id] = seq
                yield {"type": "seen", "conversation": conversation_id, "seq": seq}
