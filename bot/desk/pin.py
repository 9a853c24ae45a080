"""The support PIN: eight digits that prove on chat and phone that an account is who it says it is."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert

from bot.clock import Clock
from bot.keys import Keys
from bot.store import Database
from bot.store.tables import pins

VALID_FOR = timedelta(minutes=10)
DIGITS = 8


@dataclass(frozen=True)
class IssuedPin:
    """The PIN in clear. It exists only in this value and on the customer's screen."""

    pin: str
    expires_at: datetime


class PinOffice:
    """Issues PINs. Only a keyed hash, bound to the account, is kept."""

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
