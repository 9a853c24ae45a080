"""The second factor: six digits from an agent's phone besides the password, for whoever switches it on.

The secret that phone and server share is kept nowhere. It is computed from the installation's pepper and a random
number of this agent, and only that number lies in the database: a stolen database alone gives no code.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlalchemy import RowMapping, delete, func, insert, select, update

from bot.clock import Clock
from bot.desk.agent import Agent
from bot.desk.audit import record
from bot.desk.tally import Limit, count, hour
from bot.keys import Keys, same
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import agent_sessions, recovery_codes, second_factors

ISSUER = "Switchyard"
STEP = 30  # seconds
DIGITS = 6
NEAR = (1, 0, -1)  # steps that a phone's clock may be off
SECRET_BYTES = 20  # as long as RFC 4226 recommends
RECOVERY_CODES = 8
MOST_AN_HOUR = 10  # tries of one agent, right or wrong


class AlreadyOn(Exception):
    """The agent has a second factor; it has to be switched off before there can be a new one."""


class WrongCode(Exception):
    """Not the code, used before, or one try too many: never which."""


@dataclass(frozen=True)
class Enrolment:
    """secret: base32, shown only now. address: `otpauth://…` with the secret in it, for the QR code."""

    secret: str
    address: str


class SecondFactors:
    """Switches second factors on and off, and checks their codes."""

    def __init__(self, database: Database, clock: Clock, keys: Keys) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys

    async def is_on(self, agent_id: str) -> bool:
        """Whether this agent needs a code to sign in."""
        async with self._database.read() as connection:
            return await _confirmed(connection, agent_id) is not None

    async def codes_left(self, agent_id: str) -> int:
        """How many recovery codes have not been used."""
        query = select(func.count()).select_from(recovery_codes).where(recovery_codes.c.agent_id == agent_id)
        async with self._database.read() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def begin(self, agent: Agent) -> Enrolment:
        """A new secret, which counts once a code of it was given. Raises AlreadyOn."""
        salt = secrets.token_hex(SECRET_BYTES)
        async with self._database.write() as connection:
            if await _confirmed(connection, agent.id) is not None:
                raise AlreadyOn
            await connection.execute(delete(second_factors).where(second_factors.c.agent_id == agent.id))
            await connection.execute(insert(second_factors).values(agent_id=agent.id, salt=salt, last_step=0))
        secret = self._secret(agent.id, salt)
        return Enrolment(secret, pyotp.TOTP(secret).provisioning_uri(name=agent.email, issuer_name=ISSUER))

    async def switch_on(self, agent: Agent, session_id: str, code: str) -> list[str]:
        """Prove that the phone has the secret; gives the recovery codes, which are shown only here.

        Every session of the agent but this one ends: it was opened with a password alone. Raises WrongCode, AlreadyOn.
        """
        agent_id, at = agent.id, self._clock()
        if await self.is_on(agent_id):
            raise AlreadyOn
        if not await self._spent(agent_id, code):
            raise WrongCode
        codes = [secrets.token_hex(5) for _ in range(RECOVERY_CODES)]
        rows = [{"agent_id": agent_id, "code_hash": self._hash(agent_id, code)} for code in codes]
        mine = second_factors.c.agent_id == agent_id
        others = (agent_sessions.c.agent_id == agent_id) & (agent_sessions.c.token_hash != session_id)
        async with self._database.write() as connection:
            turned = update(second_factors).where(mine, second_factors.c.confirmed_at.is_(None)).values(confirmed_at=at)
            if (await connection.execute(turned)).rowcount != 1:
                raise AlreadyOn
            await connection.execute(insert(recovery_codes), rows)
            await connection.execute(delete(agent_sessions).where(others))
            await record(connection, at, agent_id, "second_factor_on", agent_id)
        return [f"{code[:5]}-{code[5:]}" for code in codes]

    async def verify(self, agent_id: str, code: str) -> bool:
        """Whether this is a code of the agent's phone, or a recovery code; it is used up then."""
        return await self.is_on(agent_id) and await self._spent(agent_id, code)

    async def switch_off(self, agent: Agent, code: str) -> None:
        """Sign in with the password alone from now on. Raises WrongCode."""
        if not await self.verify(agent.id, code):
            raise WrongCode
        async with self._database.write() as connection:
            await forget(connection, agent.id)
            await record(connection, self._clock(), agent.id, "second_factor_off", agent.id)

    async def _spent(self, agent_id: str, code: str) -> bool:
        """Count the try, commit that, and only then compare: no number of tries at once gets more comparisons."""
        at = self._clock()
        async with self._database.write() as connection:
            within = await count(connection, Limit(f"second factor {agent_id}", hour(at), MOST_AN_HOUR))
        async with self._database.write() as connection:
            query = select(second_factors).where(second_factors.c.agent_id == agent_id)
            row = (await connection.execute(query)).mappings().first()
            right = within and row is not None and await self._use_up(connection, row, code, at)
            if not right:
                await record(connection, at, agent_id, "code_wrong", agent_id)
        return right

    async def _use_up(self, connection: Connection, row: RowMapping, code: str, at: datetime) -> bool:
        given, agent_id = "".join(letter for letter in code.lower() if letter.isalnum()), row["agent_id"]
        if len(given) == DIGITS:
            step = self._step(row, given, at)
            newer = (second_factors.c.agent_id == agent_id) & (second_factors.c.last_step < step)
            use = update(second_factors).where(newer).values(last_step=step)
            return step > 0 and (await connection.execute(use)).rowcount == 1
        kept = recovery_codes.c.code_hash == self._hash(agent_id, given)
        use_once = delete(recovery_codes).where(recovery_codes.c.agent_id == agent_id, kept)
        if (await connection.execute(use_once)).rowcount != 1:
            return False
        await record(connection, at, agent_id, "recovery_code_used", agent_id)
        return True

    def _step(self, row: RowMapping, given: str, at: datetime) -> int:
        """The number of the 30 seconds to which these digits belong; 0 for none near now."""
        totp, now = pyotp.TOTP(self._secret(row["agent_id"], row["salt"])), int(at.timestamp()) // STEP
        return next((now + off for off in NEAR if same(totp.generate_otp(now + off), given)), 0)

    def _secret(self, agent_id: str, salt: str) -> str:
        derived = bytes.fromhex(self._keys.hash_code("second factor", agent_id, salt))
        return base64.b32encode(derived[:SECRET_BYTES]).decode()

    def _hash(self, agent_id: str, code: str) -> str:
        return self._keys.hash_code("recovery", agent_id, code)


async def forget(connection: Connection, agent_id: str) -> None:
    """This agent has no second factor any more."""
    for table in (recovery_codes, second_factors):
        await connection.execute(delete(table).where(table.c.agent_id == agent_id))


async def _confirmed(connection: Connection, agent_id: str) -> RowMapping | None:
    query = select(second_factors).where(second_factors.c.agent_id == agent_id)
    return (await connection.execute(query.where(second_factors.c.confirmed_at.is_not(None)))).mappings().first()
