"""Visitors: a browser that holds a random token. Signed in or not, this token is what the visitor API knows them by."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import visitors

UNKNOWN_FOR = timedelta(days=30)
# A customer's token dies within the working day: the page they came from signs a new identity on every load.
SIGNED_IN_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class Visitor:
    """id: ours, opaque. account_id: only ever taken from a signed identity. time_zone: IANA name, or None."""

    id: str
    account_id: str | None
    time_zone: str | None


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()


async def welcome(
    connection: AsyncConnection, account_id: str | None, time_zone: str | None, at: datetime
) -> tuple[Visitor, str]:
    """A new visitor and the token, which is shown only here."""
    token = secrets.token_urlsafe(32)
    visitor = Visitor(secrets.token_urlsafe(16), account_id, time_zone)
    lifetime = UNKNOWN_FOR if account_id is None else SIGNED_IN_FOR
    await connection.execute(
        insert(visitors).values(**visitor.__dict__, token_hash=_hash(token), created_at=at, expires_at=at + lifetime)
    )
    return visitor, token


async def recognise(connection: AsyncConnection, token: str | None, at: datetime) -> Visitor | None:
    """The visitor of a token; None for a token that is unknown or too old."""
    if not token:
        return None
    query = select(visitors).where(visitors.c.token_hash == _hash(token), visitors.c.expires_at > at)
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else Visitor(row["id"], row["account_id"], row["time_zone"])
