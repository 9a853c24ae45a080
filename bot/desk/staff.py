"""The staff: who is an agent. They come by an invitation, and keep their name on what they wrote when they leave."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import Executable, delete, insert, select, update

from bot.clock import Clock
from bot.desk.agent import Agent, agent_of
from bot.desk.audit import record
from bot.desk.password import hash_password, is_password
from bot.desk.second_factor import forget
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import agent_sessions, agents

INVITED_FOR = timedelta(days=7)
MOST_CHATS = 3


class EmailTaken(Exception):
    """There is an agent with this address."""


class NoSuchAgent(Exception):
    """Nobody of the staff has this address."""


class InvitationOver(Exception):
    """The invitation was used, is older than seven days, or never was one."""


class Staff:
    """Invites agents, lets them set their password, and lets them go."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, name: str, email: str, languages: Sequence[str], role: str) -> tuple[Agent, str]:
        """A new agent and the token of their invitation, which is shown only here. Raises EmailTaken."""
        agent = Agent(secrets.token_urlsafe(8), name, _normal(email), tuple(languages), role, MOST_CHATS)
        at, token = self._clock(), secrets.token_urlsafe(24)
        row = {**agent.__dict__, "languages": list(languages), "created_at": at}
        async with self._database.write() as connection:
            taken = select(agents.c.id).where(agents.c.email == agent.email)
            if (await connection.execute(taken)).first() is not None:
                raise EmailTaken(agent.email)
            invitation = {"invitation_hash": hash_token(token), "invited_until": at + INVITED_FOR}
            await connection.execute(insert(agents).values(**row, **invitation))
            await record(connection, at, "staff", "agent_added", f"{agent.id} {role}")
        return agent, token

    async def invite(self, email: str) -> str:
        """A new invitation for an agent who lost theirs, or their password. Earlier ones and all sessions end.

        Raises NoSuchAgent.
        """
        at, token = self._clock(), secrets.token_urlsafe(24)
        async with self._database.write() as connection:
            agent_id = await self._change(connection, email, invitation_hash=hash_token(token), password_hash=None)
            await connection.execute(
                update(agents).where(agents.c.id == agent_id).values(invited_until=at + INVITED_FOR, left_at=None)
            )
            await record(connection, at, "staff", "agent_invited", agent_id)
        return token

    async def remove(self, email: str) -> None:
        """The agent cannot sign in any more, and every session of theirs ends now. Raises NoSuchAgent."""
        at = self._clock()
        async with self._database.write() as connection:
            agent_id = await self._change(connection, email, left_at=at, password_hash=None, invitation_hash=None)
            await record(connection, at, "staff", "agent_removed", agent_id)

    async def limit(self, email: str, most_chats: int) -> None:
        """How many chats the agent may have at once from now on. Those they have stay theirs. Raises NoSuchAgent."""
        known = update(agents).where(agents.c.email == _normal(email)).values(most_chats=most_chats)
        async with self._database.write() as connection:
            agent_id = (await connection.execute(known.returning(agents.c.id))).scalar_one_or_none()
            if agent_id is None:
                raise NoSuchAgent(email)
            await record(connection, self._clock(), "staff", "limit_changed", f"{agent_id} {most_chats}")

    async def reset_second_factor(self, email: str) -> None:
        """The password alone is enough again; every session ends. Raises NoSuchAgent."""
        at = self._clock()
        async with self._database.write() as connection:
            known = select(agents.c.id).where(agents.c.email == _normal(email))
            agent_id = (await connection.execute(known)).scalar_one_or_none()
            if agent_id is None:
                raise NoSuchAgent(email)
            await forget(connection, agent_id)
            await connection.execute(delete(agent_sessions).where(agent_sessions.c.agent_id == agent_id))
            await record(connection, at, "staff", "second_factor_reset", agent_id)

    async def invited(self, token: str) -> Agent | None:
        """Whose invitation this is; None when it is over."""
        return await self._one(
            select(agents).where(agents.c.invitation_hash == hash_token(token), agents.c.invited_until > self._clock())
        )

    async def set_password(self, token: str, password: str) -> Agent:
        """Use an invitation up. Raises InvitationOver."""
        kept = await asyncio.to_thread(hash_password, password)
        at = self._clock()
        use = (
            update(agents)
            .where(agents.c.invitation_hash == hash_token(token), agents.c.invited_until > at)
            .values(password_hash=kept, invitation_hash=None)
            .returning(agents)
        )
        async with self._database.write() as connection:
            row = (await connection.execute(use)).mappings().first()
            if row is None:
                raise InvitationOver
            await record(connection, at, row["id"], "password_set", row["id"])
        return agent_of(row)

    async def with_password(self, email: str, password: str) -> Agent | None:
        """The agent of this address and password. Unknown addresses take the same time."""
        query = select(agents).where(agents.c.email == _normal(email), agents.c.left_at.is_(None))
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().first()
        right = await asyncio.to_thread(is_password, row["password_hash"] if row else None, password)
        return agent_of(row) if row is not None and right else None

    async def find(self, agent_id: str) -> Agent | None:
        """The agent of an id, if they are still of the staff."""
        return await self._one(select(agents).where(agents.c.id == agent_id, agents.c.left_at.is_(None)))

    async def with_email(self, email: str) -> Agent | None:
        """The agent of an address, if they are still of the staff."""
        return await self._one(select(agents).where(agents.c.email == _normal(email), agents.c.left_at.is_(None)))

    async def all(self) -> list[Agent]:
        """Everybody of the staff, by name."""
        query = select(agents).where(agents.c.left_at.is_(None)).order_by(agents.c.name)
        async with self._database.read() as connection:
            return [agent_of(row) for row in (await connection.execute(query)).mappings().all()]

    async def _one(self, query: Executable) -> Agent | None:
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().first()
        return None if row is None else agent_of(row)

    async def _change(self, connection: Connection, email: str, **values: object) -> str:
        query = update(agents).where(agents.c.email == _normal(email)).values(values).returning(agents.c.id)
        agent_id = (await connection.execute(query)).scalar_one_or_none()
        if agent_id is None:
            raise NoSuchAgent(email)
        await connection.execute(delete(agent_sessions).where(agent_sessions.c.agent_id == agent_id))
        return str(agent_id)


def hash_token(token: str) -> str:
    """What is kept of a random token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _normal(email: str) -> str:
    return email.strip().lower()
