"""Which agents are really there: they said so, and their console was heard of a moment ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, update

from bot.clock import Clock
from bot.desk.agent import Agent, agent_of, owner_of
from bot.desk.owner import taken
from bot.desk.room import has_room
from bot.store import Database, StoreError
from bot.store.database import Connection
from bot.store.tables import agent_sessions, agents, conversations

# A console says every 10 seconds that it is there. A closed tab, a sleeping laptop or a lost net says nothing.
HEARD_WITHIN = timedelta(seconds=30)


@dataclass(frozen=True)
class Present:
    """An agent whose console is there. chats: how many they have now; available: they say that they take more."""

    agent: Agent
    available: bool
    chats: int

    @property
    def has_room(self) -> bool:
        """Whether one more chat can be given to them."""
        return self.available and has_room(self.agent, self.chats)


class Presence:
    """Availability for chat. Unknown counts as nobody, and that is the decision's business."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def somebody_speaks(self, language: str) -> bool | None:
        """Whether an agent who speaks this language takes chats right now; None when the store cannot tell."""
        try:
            present = await self.there()
        except StoreError:
            return None
        return any(one.has_room and language in one.agent.languages for one in present)

    async def there(self) -> list[Present]:
        """Every agent whose console was heard of within HEARD_WITHIN, by name."""
        async with self._database.read() as connection:
            return await there(connection, self._clock())

    async def heard(self, session_id: str) -> bool:
        """The console of a session said that it is there; False when the session is over."""
        return await self._note(session_id, seen_at=self._clock())

    async def set_available(self, session_id: str, available: bool) -> bool:
        """The agent takes chats, or takes no more; False when the session is over."""
        return await self._note(session_id, seen_at=self._clock(), available=int(available))

    async def _note(self, session_id: str, **values: object) -> bool:
        mine = (agent_sessions.c.token_hash == session_id) & (agent_sessions.c.expires_at > self._clock())
        async with self._database.write() as connection:
            return (await connection.execute(update(agent_sessions).where(mine).values(values))).rowcount == 1


async def there(connection: Connection, at: datetime) -> list[Present]:
    """As `Presence.there`, in the caller's transaction."""
    rows = (await connection.execute(_heard(at))).mappings().all()
    count = select(conversations.c.owner, func.count().label("chats")).group_by(conversations.c.owner)
    chats = dict((await connection.execute(count.where(taken()))).tuples().all())
    return [Present(agent_of(row), bool(row["said"]), chats.get(owner_of(row["id"]), 0)) for row in rows]


def _heard(at: datetime) -> Select[tuple[object, ...]]:
    # An agent may have two windows; it is enough that one of them takes chats.
    sessions = (
        select(agent_sessions.c.agent_id, func.max(agent_sessions.c.available).label("said"))
        .where(agent_sessions.c.seen_at > at - HEARD_WITHIN, agent_sessions.c.expires_at > at)
        .group_by(agent_sessions.c.agent_id)
        .subquery()
    )
    query = select(agents, sessions.c.said).join(sessions, sessions.c.agent_id == agents.c.id)
    return query.where(agents.c.left_at.is_(None)).order_by(agents.c.name)
