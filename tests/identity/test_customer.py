"""Only what the embedding company signed says who somebody is."""

from __future__ import annotations

import time
from typing import Any

import jwt
import pytest

from bot.identity.customer import IdentityError, verify

KEYS = {"main": "a-shared-secret-of-32-characters!", "next": "another-secret-of-32-characters!!"}
PLANS = frozenset({"free", "premium"})


def token(key: str = KEYS["main"], kid: str | None = "main", **changes: Any) -> str:
    claims = {"sub": "acct-1", "plan": "premium", "aud": "switchyard", "exp": time.time() + 60, **changes}
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(kept, key, algorithm="HS256", headers={"kid": kid} if kid else None)


def test_a_signed_identity_gives_account_and_plan() -> None:
    account = verify(token(name="Chloé", signed_up_at="2026-01-03T10:00:00+01:00"), KEYS, PLANS)
    assert (account.id, account.plan, account.name) == ("acct-1", "premium", "Chloé")
    assert account.signed_up_at is not None and account.signed_up_at.hour == 9


def test_two_keys_may_be_valid_while_one_is_replaced() -> None:
    assert verify(token(KEYS["next"], "next"), KEYS, PLANS).id == "acct-1"


@pytest.mark.parametrize(
    "forged",
    [
        token("a-wrong-secret-of-32-characters!!"),
        token(kid="unknown"),
        token(kid=None),
        token(exp=time.time() - 60),
        token(exp=None),
        token(sub=None),
        token(sub=""),
        token(aud="somebody-else"),
        token(plan="platinum"),
        token(plan="visitor"),
        token(signed_up_at="yesterday"),
        token(signed_up_at="2026-01-03T10:00:00"),
        token(name={"first": "Chloé"}),
        jwt.encode({"sub": "acct-1", "plan": "premium", "aud": "switchyard"}, "", algorithm="none"),
        "not.a.token",
        "",
    ],
)
def test_everything_else_is_refused(forged: str) -> None:
    with pytest.raises(IdentityError):
        verify(forged, KEYS, PLANS)
