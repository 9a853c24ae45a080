"""Signing in is slow for whoever guesses, and the demo's way in is open on this machine only."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.conversation.worker import TurnWorker
from bot.edge.app import create_app
from bot.edge.console.gate import COOKIE
from bot.wiring import Services
from tests.edge.console.conftest import PASSWORD

ADA = {"email": "ada@team.example", "password": PASSWORD}


@pytest.fixture
async def invitation(services: Services) -> str:
    return (await services.desk.staff.add("Ada", ADA["email"], ["en"], "agent"))[1]


async def test_an_invitation_leads_to_a_password_and_straight_in(client: TestClient[Any, Any], invitation: str) -> None:
    guest = await (await client.get(f"/console/api/invitations/{invitation}")).json()
    assert guest == {"name": "Ada", "email": ADA["email"], "second_factor": False}
    short = await client.post(f"/console/api/invitations/{invitation}", json={"password": "short"})
    assert (short.status, (await short.json())["error"]["code"]) == (422, "password_short")
    done = await client.post(f"/console/api/invitations/{invitation}", json={"password": PASSWORD})
    assert (await done.json())["agent"]["name"] == "Ada"
    assert (await client.post(f"/console/api/invitations/{invitation}", json={"password": PASSWORD})).status == 410
    assert (await client.post("/console/api/sign-in", json=ADA)).status == 200


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(
    client: TestClient[Any, Any], services: Services, invitation: str
) -> None:
    await services.desk.staff.set_password(invitation, PASSWORD)
    answer = await client.post("/console/api/sign-in", json=ADA)
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Strict", "Path=/console"))
    assert answer.cookies[COOKIE].value not in await answer.text()


async def test_wrong_passwords_and_unknown_names_get_one_answer_and_few_tries(
    client: TestClient[Any, Any], services: Services, invitation: str
) -> None:
    await services.desk.staff.set_password(invitation, PASSWORD)
    wrong = await (await client.post("/console/api/sign-in", json={**ADA, "password": "wrong"})).text()
    nobody = {"email": "nobody@team.example", "password": "wrong"}
    assert await (await client.post("/console/api/sign-in", json=nobody)).text() == wrong
    for _ in range(4):
        await client.post("/console/api/sign-in", json={**ADA, "password": "wrong"})
    assert (await client.post("/console/api/sign-in", json=ADA)).status == 429
    refused = [line for line in await services.desk.audit.lines() if line.action == "sign_in_refused"]
    assert len(refused) == 6


@pytest.mark.parametrize(
    "headers", [{"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}, {"Host": "support.example"}]
)
async def test_the_demo_agent_is_offered_on_this_machine_only(
    client: TestClient[Any, Any], services: Services, headers: Any
) -> None:
    assert (await (await client.get("/console/api/me", headers=headers)).json())["demo"] is False
    assert (await client.post("/console/api/sign-in/demo", json={}, headers=headers)).status == 404
    here = await (await client.post("/console/api/sign-in/demo", json={})).json()
    assert here["agent"]["name"] == "Dev Demo"
    assert here["agent"]["languages"] == list(services.languages.spoken)


async def test_without_the_demo_there_is_no_demo_agent(services: Services, worker: TurnWorker) -> None:
    import dataclasses

    real = dataclasses.replace(services, settings=dataclasses.replace(services.settings, demo=False))
    async with TestClient(TestServer(create_app(real, worker))) as client:
        assert (await (await client.get("/console/api/me")).json())["demo"] is False
        assert (await client.post("/console/api/sign-in/demo", json={})).status == 404


async def test_refusals_speak_the_agents_language(client: TestClient[Any, Any], services: Services) -> None:
    answer = await (await client.get("/console/api/board?language=de")).json()
    assert answer["error"]["message"] == services.texts.say("de", "desk.error.sign_in")
