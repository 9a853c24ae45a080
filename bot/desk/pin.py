"""The support PIN: eight digits that prove on chat and phone that an account is who it says it is."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from bot.clock import Clock
from bot.desk.audit import record
from bot.desk.tally import count, day, hour
from bot.keys import Keys, same
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import accounts, pins, verifications

VALID_FOR = timedelta(minutes=10)
DIGITS = 8
MOST_FAILURES = 5  # then this PIN is dead
PER_ACCOUNT_A_DAY = 15
PER_AGENT_A_DAY = 20
OVERALL_AN_HOUR = 100
UNKNOWN = "unknown"  # accounts that do not exist share one limit, which nobody can tell from one of their own


@dataclass(frozen=True)
class IssuedPin:
    """The PIN in clear. It exists only in this value and on the customer's screen."""

    pin: str
    expires_at: datetime


@dataclass(frozen=True)
class Verification:
    """An account has shown its PIN. conversation_id None: on the phone, to an agent."""

    account_id: str
    conversation_id: str | None
    agent_id: str | None
    verified_at: datetime


@dataclass(frozen=True)
class PinTry:
    """Somebody says a PIN. account: its id or its email, whether there is such an account or not."""

    account: str
    pin: str
    conversation_id: str | None = None
    agent_id: str | None = None


class PinOffice:
    """Issues PINs and verifies them. Only a keyed hash, bound to the account, is kept."""

    def __init__(self, database: Database, clock: Clock, keys: Keys) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys

    async def issue(self, account_id: str) -> IssuedPin:
        """A new PIN for an account; an earlier one is dead from now on."""
        issued = IssuedPin(f"{secrets.randbelow(10**DIGITS):0{DIGITS}}", self._clock() + VALID_FOR)
        row = {
            "account_id": account_id,
            "pin_hash": self._keys.hash_code("pin", account_id, issued.pin),
            "issued_at": self._clock(),
            "expires_at": issued.expires_at,
            "failures": 0,
        }
        async with self._database.write() as connection:
            await connection.execute(delete(pins).where(pins.c.account_id == account_id))
            await connection.execute(insert(pins).values(row))
        return issued

    async def verify(self, attempt: PinTry) -> Verification | None:
        """Whether this is the account's PIN; then it is used up. None never says why.

        A try is counted, and that is committed, before anything is compared: no number of tries at the same moment
        gets more comparisons than the limits. An account that does not exist takes the same steps.
        """
        async with self._database.write() as connection:
            account_id = await _account(connection, attempt.account)
            pin_hash = await self._counted(connection, account_id, attempt)
        given = self._keys.hash_code("pin", account_id or "", _digits(attempt.pin))
        right = same(pin_hash or "0" * len(given), given) and pin_hash is not None
        async with self._database.write() as connection:
            return await self._settle(connection, account_id, pin_hash if right else None, attempt)

    async def _counted(self, connection: Connection, account_id: str | None, attempt: PinTry) -> str | None:
        """The hash to compare with; None when a limit is reached or there is nothing to compare with."""
        at, subject = self._clock(), account_id or UNKNOWN
        within = await count(connection, f"pin account {subject}", day(at), PER_ACCOUNT_A_DAY)
        if within and attempt.agent_id is not None:
            within = await count(connection, f"pin agent {attempt.agent_id}", day(at), PER_AGENT_A_DAY)
        # Last, so that somebody who is over their own limit does not use up everybody's.
        within = within and await count(connection, "pin", hour(at), OVERALL_AN_HOUR)
        if not within:
            return None
        query = (
            update(pins)
            .where(pins.c.account_id == account_id, pins.c.expires_at > at, pins.c.failures < MOST_FAILURES)
            .values(failures=pins.c.failures + 1)
            .returning(pins.c.pin_hash)
        )
        return (await connection.execute(query)).scalar_one_or_none()

    async def _settle(
        self, connection: Connection, account_id: str | None, pin_hash: str | None, attempt: PinTry
    ) -> Verification | None:
        """Use the PIN up and write the result down. Of two who say the right PIN at once, one gets it."""
        at, who = self._clock(), attempt.agent_id or "visitor"
        use_up = delete(pins).where(pins.c.account_id == account_id, pins.c.pin_hash == pin_hash)
        used = (await connection.execute(use_up)).rowcount == 1
        await record(connection, at, who, "pin_right" if used else "pin_wrong", account_id or "no such account")
        if not used or account_id is None:
            return None
        verification = Verification(account_id, attempt.conversation_id, attempt.agent_id, at)
        await connection.execute(insert(verifications).values(**verification.__dict__, id=secrets.token_urlsafe(16)))
        return verification


async def verification_of(connection: Connection, conversation_id: str) -> Verification | None:
    """The newest verification in a conversation, or None."""
    query = select(verifications).where(verifications.c.conversation_id == conversation_id)
    row = (await connection.execute(query.order_by(verifications.c.verified_at.desc()).limit(1))).mappings().first()
    return None if row is None else Verification(**{name: row[name] for name in Verification.__dataclass_fields__})


async def _account(connection: Connection, name: str) -> str | None:
    query = select(accounts.c.id).where((accounts.c.id == name) | (accounts.c.email == name.strip().lower()))
    return (await connection.execute(query.limit(1))).scalar_one_or_none()


def _digits(pin: str) -> str:
    return "".join(character for character in pin if character.isdigit())
