"""The desk behind a promise: what any desk must do, whether it is our console or somebody else's software.

We ask it whether somebody is there, offer it who waits, and withdraw who waits no longer. Its people act through
`bot.desk.chat.ChatDesk` (`accept`, `send`, `end`: each names the owner it expects), and read what the visitor writes
from the log by `seq`. Another desk is one file that keeps this promise and passes `tests/desk/test_port.py`.
"""

from __future__ import annotations

from typing import Protocol

from bot.desk.presence import Presence
from bot.desk.queue import Waiting


class DeskError(Exception):
    """The desk did not take it.

    Attributes:
        permanent: False when asking again may help; True when this conversation will never be taken.
    """

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class Desk(Protocol):
    """Where people answer."""

    async def available(self, language: str) -> bool | None:
        """Whether somebody takes a chat in this language now; None when nobody can tell, which counts as no."""
        ...

    async def offer(self, one: Waiting) -> None:
        """Somebody waits. Said again on every round until it is accepted, so the second time is the same as the first.

        Raises DeskError.
        """
        ...

    async def withdraw(self, conversation_id: str) -> None:
        """They wait no longer; also of one that was never offered. Raises DeskError."""
        ...


class ConsoleDesk:
    """Our own console. Its list of who waits is the queue in the store, so an offer has arrived before it is made."""

    def __init__(self, presence: Presence) -> None:
        self._presence = presence

    async def available(self, language: str) -> bool | None:
        return await self._presence.somebody_speaks(language)

    async def offer(self, one: Waiting) -> None:
        return None

    async def withdraw(self, conversation_id: str) -> None:
        return None
