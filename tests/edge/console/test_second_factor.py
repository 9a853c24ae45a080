"""Signing in with a second factor: the password alone opens nothing, nor does an invitation."""

from __future__ import annotations

from typing import Any

import pyotp
import pytest
from aiohttp.test_utils import TestClient

from bot.edge.console.gate import COOKIE
from bot.wiring import Services
from tests.edge.console.conftest import PASSWORD
from tests.fakes import FakeClock

ADA = {"email": "ada@team.example", "password": PASSWORD}


@pytest.fixture
async def secret(services: Services, client: TestClient[Any, Any], clock: FakeClock) -> str:
    """Of Ada's second factor, which she switched on a minute ago."""
    agent, invitation = await services.desk.staff.add("Ada", ADA["email"], ["en"], "agent")
    await services.desk.staff.set_password(invitation, PASSWORD)
    headers = {"Cookie": f"{COOKIE}={await services.desk.sessions.open(agent)}"}
    shown = await (await client.post("/console/api/second-factor", json={}, headers=headers)).json()
    assert shown["qr"].startswith("data:image/svg+xml")
    body = {"code": pyotp.TOTP(shown["secret"]).at(clock())}
    codes = await (await client.post("/console/api/second-factor/on", json=body, headers=headers)).json()
    assert len(set(codes["codes"])) == 8
    clock.forward(minutes=1)
    state = await (await client.get("/console/api/second-factor", headers=headers)).json()
    assert state == {"on": True, "recovery_codes": 8}
    return str(shown["secret"])


async def code_of(answer: Any) -> tuple[int, str]:
    return answer.status, (await answer.json())["error"]["code"]


async def test_the_password_alone_opens_no_session(client: TestClient[Any, Any], secret: str, clock: FakeClock) -> None:
    asked = await client.post("/console/api/sign-in", json=ADA)
    assert await code_of(asked) == (401, "code_needed")
    wrong = await client.post("/console/api/sign-in", json={**ADA, "code": "000000"})
    assert await code_of(wrong) == (401, "code_wrong")
    assert "Set-Cookie" not in asked.headers and "Set-Cookie" not in wrong.headers
    code = pyotp.TOTP(secret).at(clock())
    right = await client.post("/console/api/sign-in", json={**ADA, "code": code})
    assert right.status == 200
    again = await client.post("/console/api/sign-in", json={**ADA, "code": code})
    assert await code_of(again) == (401, "code_wrong")


async def test_a_wrong_password_tells_nothing_of_the_second_factor(
    client: TestClient[Any, Any], secret: str, clock: FakeClock
) -> None:
    body = {**ADA, "password": "wrong", "code": pyotp.TOTP(secret).at(clock())}
    assert await code_of(await client.post("/console/api/sign-in", json=body)) == (401, "sign_in_wrong")


async def test_an_invitation_for_a_new_password_needs_the_code_too(
    client: TestClient[Any, Any], services: Services, secret: str, clock: FakeClock
) -> None:
    address = f"/console/api/invitations/{await services.desk.staff.invite(ADA['email'])}"
    assert (await (await client.get(address)).json())["second_factor"] is True
    assert await code_of(await client.post(address, json={"password": PASSWORD})) == (401, "code_needed")
    body = {"password": PASSWORD, "code": pyotp.TOTP(secret).at(clock())}
    assert (await client.post(address, json=body)).status == 200
