"""PINs and tries in the store."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from bot.desk.audit import record
from bot.desk.pin import PinTry, Verification
from bot.desk.tally import Limit, count, look
from bot.store import Database
from bot.store.tables import accounts, pins, verifications


class StoredPins:
    """Keeps the promise of `bot.desk.pin.PinLedger`. Errors are the store's own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def account(self, name: str) -> str | None:
        query = select(accounts.c.id).where((accounts.c.id == name) | (accounts.c.email == name.strip().lower()))
        async with self._database.read() as connection:
            return (await connection.execute(query.limit(1))).scalar_one_or_none()

    async def keep(self, account_id: str, pin_hash: str, at: datetime, expires_at: datetime) -> None:
        row = {"account_id": account_id, "pin_hash": pin_hash, "issued_at": at, "expires_at": expires_at, "failures": 0}
        async with self._database.write() as connection:
            await connection.execute(delete(pins).where(pins.c.account_id == account_id))
            await connection.execute(insert(pins).values(row))

    async def live_until(self, account_id: str, failures: int, at: datetime) -> datetime | None:
        live = (pins.c.account_id == account_id, pins.c.expires_at > at, pins.c.failures < failures)
        async with self._database.read() as connection:
            return (await connection.execute(select(pins.c.expires_at).where(*live))).scalar_one_or_none()

    async def take_try(
        self, account_id: str | None, limits: Sequence[Limit], failures: int, at: datetime
    ) -> str | None:
        within = True
        async with self._database.write() as connection:
            for limit in limits:
                # Over a limit it only looks, so that the time does not tell who is.
                within = await (count if within else look)(connection, limit) and within
            query = (
                update(pins)
                .where(pins.c.account_id == (account_id if within else None))
                .where(pins.c.expires_at > at, pins.c.failures < failures)
                .values(failures=pins.c.failures + 1)
                .returning(pins.c.pin_hash)
            )
            return (await connection.execute(query)).scalar_one_or_none()

    async def settle(self, account_id: str | None, pin_hash: str | None, attempt: PinTry, at: datetime) -> bool:
        who = attempt.agent_id or "visitor"
        use_up = delete(pins).where(pins.c.account_id == account_id, pins.c.pin_hash == pin_hash)
        async with self._database.write() as connection:
            used = (await connection.execute(use_up)).rowcount == 1
            await record(connection, at, who, "pin_right" if used else "pin_wrong", account_id or "no such account")
            if used and account_id is not None:
                kept = Verification(account_id, attempt.conversation_id, attempt.agent_id, at)
                row = {**kept.__dict__, "id": secrets.token_urlsafe(16)}
                await connection.execute(insert(verifications).values(row))
        return used
