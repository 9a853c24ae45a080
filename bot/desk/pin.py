"""The support PIN: eight digits that prove on chat and phone that an account is who it says it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import ColumnElement, func, select

from bot.clock import Clock
from bot.desk.tally import Limit, day, hour
from bot.keys import same
from bot.store.database import Connection
from bot.store.tables import conversations, verifications

VALID_FOR = timedelta(minutes=10)
DIGITS = 8
MOST_FAILURES = 5  # then this PIN is dead
PER_ACCOUNT_A_DAY = 15
PER_AGENT_A_DAY = 20
OVERALL_AN_HOUR = 100
# Accounts that do not exist share one limit, so that inventing names uses up nobody else's tries.
NO_ACCOUNT = "pin no account"


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


class Hasher(Protocol):
    """The part of `bot.keys.Keys` that is used here."""

    def hash_code(self, *parts: str) -> str: ...


class PinLedger(Protocol):
    """Where PINs and tries are kept. Each method is one transaction; see `bot.desk.pin_ledger`."""

    async def account(self, name: str) -> str | None:
        """The id of the account of this id or email; None when there is none."""
        ...

    async def keep(self, account_id: str, pin_hash: str, at: datetime, expires_at: datetime) -> None:
        """Keep a PIN; the account's earlier one is dead from now on."""
        ...

    async def live_until(self, account_id: str, failures: int, at: datetime) -> datetime | None:
        """When the account's PIN will be over; None if it is, if it has had that many failures, or if there is none."""
        ...

    async def take_try(
        self, account_id: str | None, limits: Sequence[Limit], failures: int, at: datetime
    ) -> str | None:
        """Count a try towards each limit and as one of the PIN's failures, and only then give the hash to compare with.

        None when a limit is reached, when the PIN is over or has had that many failures, or when there is none.
        """
        ...

    async def settle(self, account_id: str | None, pin_hash: str | None, attempt: PinTry, at: datetime) -> bool:
        """Write the result into the audit log. With a `pin_hash` the try was right: use the PIN up and keep that.

        Of two who say the right PIN at once, one gets True.
        """
        ...


class PinOffice:
    """Issues PINs and verifies them. Only a keyed hash, bound to the account, is kept.

    Args:
        compare: whether two secrets are the same, in a time that tells nothing.
    """

    def __init__(
        self, ledger: PinLedger, clock: Clock, keys: Hasher, compare: Callable[[str, str], bool] = same
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._keys = keys
        self._compare = compare

    async def issue(self, account_id: str) -> IssuedPin:
        """A new PIN for an account; an earlier one is dead from now on."""
        at = self._clock()
        issued = IssuedPin(f"{secrets.randbelow(10**DIGITS):0{DIGITS}}", at + VALID_FOR)
        pin_hash = self._keys.hash_code("pin", account_id, issued.pin)
        await self._ledger.keep(account_id, pin_hash, at, issued.expires_at)
        return issued

    async def live_until(self, account_id: str) -> datetime | None:
        """Until when the account's PIN is good; None when it has none that is. The PIN itself nobody can tell."""
        return await self._ledger.live_until(account_id, MOST_FAILURES, self._clock())

    async def verify(self, attempt: PinTry) -> Verification | None:
        """Whether this is the account's PIN; then it is used up. None never says why.

        A try is counted, and that is committed, before anything is compared: no number of tries at the same moment
        gets more comparisons than the limits. An account that does not exist takes the same steps.
        """
        at = self._clock()
        account_id = await self._ledger.account(attempt.account)
        pin_hash = await self._ledger.take_try(account_id, limits(account_id, attempt.agent_id, at), MOST_FAILURES, at)
        given = self._keys.hash_code("pin", account_id or "", _digits(attempt.pin))
        right = self._compare(pin_hash or "0" * len(given), given) and pin_hash is not None
        used = await self._ledger.settle(account_id, pin_hash if right else None, attempt, at)
        if not used or account_id is None:
            return None
        return Verification(account_id, attempt.conversation_id, attempt.agent_id, at)


def limits(account_id: str | None, agent_id: str | None, at: datetime) -> list[Limit]:
    """What a try counts towards; the overall one last: whoever is over their own does not use up everybody's."""
    account = NO_ACCOUNT if account_id is None else f"pin account {account_id}"
    agent = [] if agent_id is None else [Limit(f"pin agent {agent_id}", day(at), PER_AGENT_A_DAY)]
    return [Limit(account, day(at), PER_ACCOUNT_A_DAY), *agent, Limit("pin", hour(at), OVERALL_AN_HOUR)]


async def verification_of(connection: Connection, conversation_id: str) -> Verification | None:
    """The newest verification in a conversation, or None."""
    query = select(verifications).where(verifications.c.conversation_id == conversation_id)
    row = (await connection.execute(query.order_by(verifications.c.verified_at.desc()).limit(1))).mappings().first()
    return None if row is None else Verification(**{name: row[name] for name in Verification.__dataclass_fields__})


def account_known() -> ColumnElement[str | None]:
    """In a query over `conversations`: the account that is signed in, else the one that was proven by its PIN last."""
    proven = select(verifications.c.account_id).where(verifications.c.conversation_id == conversations.c.id)
    newest = proven.order_by(verifications.c.verified_at.desc()).limit(1).correlate(conversations)
    return func.coalesce(conversations.c.account_id, newest.scalar_subquery())


def _digits(pin: str) -> str:
    return "".join(character for character in pin if character.isdigit())
