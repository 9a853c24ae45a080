"""Which agents are really there: they said so, and their console was heard of a moment ago."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.clock import Clock
from bot.store import Database, StoreError
from bot.store.tables import agent_sessions, agents

# A console says every 10 seconds that it is there. A closed tab, a sleeping laptop or a lost net says nothing.
HEARD_WITHIN = timedelta(seconds=30)


class Presence:
    """Availability for chat. Unknown counts as nobody, and that is the decision's business."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def somebody_speaks(self, language: str) -> bool | None:
        """Whether an agent who speaks this language takes chats right now; None when the store cannot tell."""
        at = self._clock()
        query = (
            select(agents.c.languages)
            .join(agent_sessions, agent_sessions.c.agent_id == agents.c.id)
            .where(agent_sessions.c.available == 1, agent_sessions.c.seen_at > at - HEARD_WITHIN)
            .where(agent_sessions.c.expires_at > at)
        )
        try:
            async with self._database.read() as connection:
                spoken = (await connection.execute(query)).scalars().all()
        except StoreError:
            return None
        return any(language in languages for languages in spoken)
