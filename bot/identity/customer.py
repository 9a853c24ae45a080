"""Customers: their identity comes in a token that the embedding company's back end has signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import jwt
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import accounts

AUDIENCE = "switchyard"
CLOCKS_DIFFER_BY = 30  # seconds, between the embedder's machine and ours


class IdentityError(Exception):
    """The token is not one that the embedder signed for us, or it is too old. Says why, for the embedder's log."""


@dataclass(frozen=True)
class Account:
    """A customer of the embedding company, as its back end described them last."""

    id: str
    plan: str
    name: str | None = None
    email: str | None = None
    language: str | None = None
    signed_up_at: datetime | None = None


def verify(token: str, keys: dict[str, str], plans: frozenset[str]) -> Account:
    """The account that a signed identity names.

    Args:
        token: JWT, HS256, header `kid`; claims `sub`, `plan`, `exp`, `aud: "switchyard"`, and if known
            `name`, `email`, `language`, `signed_up_at` (ISO 8601 with offset).
        keys: key id -> shared secret; two at a time allow for a change of keys.
        plans: the plans that the policy knows.

    Raises:
        IdentityError: signature, age, audience or a claim is wrong.
    """
    try:
        key = keys.get(str(jwt.get_unverified_header(token).get("kid", "")))
        if key is None:
            raise IdentityError("the token names no key id that is known here")
        claims = jwt.decode(
            token,
            key,
            algorithms=["HS256"],
            audience=AUDIENCE,
            leeway=CLOCKS_DIFFER_BY,
            options={"require": ["exp", "sub", "aud"]},
        )
    except jwt.PyJWTError as error:
        raise IdentityError(str(error)) from error
    return _account(claims, plans)


def _account(claims: dict[str, Any], plans: frozenset[str]) -> Account:
    plan = claims.get("plan")
    if plan not in plans:
        raise IdentityError(f"plan {plan!r} is not one of {', '.join(sorted(plans))}")
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= 200:
        raise IdentityError("sub must be a text of 1 to 200 characters")
    texts = {name: claims.get(name) for name in ("name", "email", "language")}
    for name, value in texts.items():
        if value is not None and (not isinstance(value, str) or len(value) > 300):
            raise IdentityError(f"{name} must be a text of at most 300 characters")
    return Account(id=subject, plan=plan, signed_up_at=_moment(claims.get("signed_up_at")), **texts)


def _moment(value: Any) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError as error:
        raise IdentityError("signed_up_at must be an ISO 8601 moment") from error
    if moment.tzinfo is None:
        raise IdentityError("signed_up_at needs an offset, such as Z or +01:00")
    return moment.astimezone(timezone.utc)


async def remember(connection: AsyncConnection, account: Account, at: datetime) -> None:
    """Keep what the newest token says of an account; the older record gives way wholly."""
    values = {**account.__dict__, "updated_at": at}
    if await find(connection, account.id) is None:
        await connection.execute(insert(accounts).values(values))
    else:
        await connection.execute(accounts.update().where(accounts.c.id == account.id).values(values))


async def find(connection: AsyncConnection, account_id: str | None) -> Account | None:
    """The account of an id, or None."""
    if account_id is None:
        return None
    row = (await connection.execute(select(accounts).where(accounts.c.id == account_id))).mappings().first()
    return None if row is None else Account(**{name: row[name] for name in Account.__dataclass_fields__})
