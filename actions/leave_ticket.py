"""Leaves the ticket form for something else that was chosen; what follows speaks for itself."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction
from actions.ticket_draft import empty


class LeaveTicket(SupportAction):
    async def act(self, scene: Scene) -> Events:
        return empty()
