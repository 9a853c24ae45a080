"""How a company's server tells Switchyard who is signed in: a short-lived JSON Web Token, signed with a shared secret.

The secret never leaves the server; the page gets the token only. Any JWT library of any language does the same.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import jwt

from demo.customers import Customer

VALID_FOR = timedelta(hours=1)


def sign(customer: Customer, secret: str, key_id: str, now: datetime) -> str:
    """The identity of a signed-in customer, for the `data-token` of the script tag.

    Args:
        secret: shared with Switchyard, at least 32 random characters.
        key_id: which secret this is, so that secrets can be changed without an interruption.
        now: the present moment, with its offset.
    """
    claims = {
        "aud": "switchyard",
        "sub": customer.id,
        "name": customer.name,
        "email": customer.email,
        "plan": customer.plan,
        "signed_up_at": customer.signed_up_at(now).isoformat(),
        "language": customer.language,
        "iat": now,
        "exp": now + VALID_FOR,
    }
    return jwt.encode(claims, secret, algorithm="HS256", headers={"kid": key_id})
