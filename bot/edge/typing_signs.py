"""Signs that somebody is writing just now. They pass through this process and are kept nowhere.

Whoever misses one has missed nothing: with the next key another one comes, and the message itself goes into the log.
"""

from __future__ import annotations

from aiohttp import web

from bot.edge.listeners import DESK, Listeners


class TypingSigns(Listeners):
    """One side hears that the other one writes."""

    def visitor_types(self, conversation_id: str) -> None:
        """Tell the desk."""
        self.tell(DESK, conversation_id)

    def agent_types(self, conversation_id: str) -> None:
        """Tell the visitor, wherever their pages are open."""
        self.tell(conversation_id, conversation_id)


TYPING = web.AppKey("typing", TypingSigns)
