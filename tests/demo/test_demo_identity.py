"""The signed identity, read as Switchyard reads it."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt
import pytest

from demo import customers
from demo.app import FOLDER
from demo.identity import sign

SECRET = "a secret that only this test and the demo know"
NOW = datetime(2026, 11, 25, 10, 30, 15, 250, tzinfo=timezone.utc)


def _claims(id: str, secret: str = SECRET) -> dict[str, object]:
    token = sign(customers.read(FOLDER / "customers.yml").by_id[id], SECRET, "demo-1", NOW)
    claims: dict[str, object] = jwt.decode(
        token, secret, ["HS256"], audience="switchyard", options={"verify_exp": False, "verify_iat": False}
    )
    return claims


def test_the_token_names_its_key() -> None:
    token = sign(customers.read(FOLDER / "customers.yml").first, SECRET, "demo-1", NOW)
    assert jwt.get_unverified_header(token) == {"alg": "HS256", "kid": "demo-1", "typ": "JWT"}


def test_the_claims_say_who_it_is_and_are_valid_for_an_hour() -> None:
    claims = _claims("katharina")
    assert claims["exp"] == claims["iat"] + 3600  # type: ignore[operator]
    assert {name: claims[name] for name in ("aud", "sub", "name", "email", "plan", "language")} == {
        "aud": "switchyard",
        "sub": "katharina",
        "name": "Katharina Vogel",
        "email": "k.vogel@radwerk-vogel.example",
        "plan": "essential",
        "language": "de",
    }


def test_the_sign_up_moves_with_the_calendar_and_has_an_offset() -> None:
    moment = datetime.fromisoformat(str(_claims("olivia")["signed_up_at"]))
    assert NOW - moment == timedelta(days=6, microseconds=250)


def test_another_secret_does_not_verify() -> None:
    with pytest.raises(jwt.InvalidSignatureError):
        _claims("olivia", secret="some other secret of the very same length!!!!!")


def test_the_demo_needs_nothing_of_the_product() -> None:
    for file in Path(FOLDER).glob("*.py"):
        code = file.read_text(encoding="utf-8")
        assert "import bot" not in code and "from bot" not in code, file.name
