"""Sessions of agents: a random token in a cookie, kept as a hash, which ends everywhere at once when it must."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, insert, select

from bot.clock import Clock
from bot.desk.agent import Agent, agent_of
from bot.desk.audit import record
from bot.desk.staff import hash_token
from bot.store import Database
from bot.store.tables import agent_sessions, agents

VALID_FOR = timedelta(hours=12)  # a working day


@dataclass(frozen=True)
class AgentSession:
    """One browser in which an agent has signed in. `id` is the token's hash."""

    id: str
    agent: Agent
    available: bool


class AgentSessions:
    """Opens, recognises and ends sessions."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def open(self, agent: Agent) -> str:
        """A new session; its token is shown only here. The agent is not available before they say so."""
        token, at = secrets.token_urlsafe(32), self._clock()
        row = {"token_hash": hash_token(token), "agent_id": agent.id, "created_at": at, "expires_at": at + VALID_FOR}
        async with self._database.write() as connection:
            await connection.execute(insert(agent_sessions).values(**row, available=0, seen_at=at))
            await connection.execute(delete(agent_sessions).where(agent_sessions.c.expires_at <= at))
            await record(connection, at, agent.id, "signed_in", agent.id)
        return token

    async def refused(self, email: str) -> None:
        """Somebody did not know the password of this address. Kept is whose it is: what is none may be a secret."""
        query = select(agents.c.id).where(agents.c.email == email)
        async with self._database.write() as connection:
            agent_id = (await connection.execute(query)).scalar_one_or_none()
            await record(connection, self._clock(), "nobody", "sign_in_refused", agent_id or "no such agent")

    async def recognise(self, token: str | None) -> AgentSession | None:
        """The session of a token; None when it is over or its agent has left."""
        if not token:
            return None
        query = (
            select(agents, agent_sessions.c.token_hash, agent_sessions.c.available)
            .join(agent_sessions, agent_sessions.c.agent_id == agents.c.id)
            .where(agent_sessions.c.token_hash == hash_token(token), agent_sessions.c.expires_at > self._clock())
            .where(agents.c.left_at.is_(None))
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().first()
        return None if row is None else AgentSession(row["token_hash"], agent_of(row), bool(row["available"]))

    async def close(self, session: AgentSession) -> None:
        """Sign out, here."""
        await self._end(session, agent_sessions.c.token_hash == session.id, "signed_out")

    async def close_all(self, session: AgentSession) -> None:
        """Sign out, on every machine."""
        await self._end(session, agent_sessions.c.agent_id == session.agent.id, "signed_out_everywhere")

    async def _end(self, session: AgentSession, which: ColumnElement[bool], action: str) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(agent_sessions).where(which))
            await record(connection, self._clock(), session.agent.id, action, session.agent.id)
