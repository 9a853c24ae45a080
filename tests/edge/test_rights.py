"""Whoever asks, through whichever door, gets what the matrix says: every route, every actor, every object."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientResponse, DummyCookieJar, FormData, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from bot.conversation.worker import TurnWorker
from bot.edge.action_server import ActionServer
from bot.edge.app import create_app
from bot.edge.console.gate import COOKIE
from bot.edge.server import create_inside
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.conftest import welcome
from tests.edge import matrix
from tests.edge.console.conftest import hand_to_queue
from tests.edge.console.test_rights import MATRIX as CONSOLE
from tests.edge.matrix import ACTORS, IN, INSIDE, NO, OBJECTS, OK, PAGES, SOCKET, UPLOADS, VISITOR, Row, routes_of
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS

Client = TestClient[Any, Any]
Keys = dict[str, dict[str, str]]  # actor -> the headers that say who it is
Names = dict[str, dict[str, str]]  # object -> what stands for it in an address
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
BY_STATUS = {"not_found": NO, "session_over": IN}
# Inside an address both are `{id}`; here each kind of object has a name of its own.
KINDS = {"articles/{id}": "articles/{article}", "files/{id}": "files/{file}", "contact/{id}": "contact/{request}"}
KINDS |= {"conversations/{id}/files/{file}": "conversations/{id}/files/{chat_file}"}


@pytest.fixture
async def client(services: Services, worker: TurnWorker) -> AsyncIterator[Client]:
    async with TestClient(TestServer(create_app(services, worker)), cookie_jar=DummyCookieJar()) as client:
        yield client


@pytest.fixture
async def inside(services: Services, worker: TurnWorker) -> AsyncIterator[Client]:
    async with TestClient(TestServer(create_inside(services, worker, ActionServer(services)))) as client:
        yield client


def told(route: str) -> str:
    for address, named in KINDS.items():
        route = route.replace(address, named)
    return route


def test_every_route_of_every_door_has_a_row_and_every_row_a_route(
    services: Services, worker: TurnWorker, client: Client, inside: Client
) -> None:
    console = [told(re.sub(" /", " /console/api/", route, count=1)) for route in CONSOLE]
    rows = [*VISITOR, *PAGES, *INSIDE, *console, matrix.CONSOLE_LINE]
    assert client.app is not None and inside.app is not None
    assert sorted(rows) == sorted(map(told, [*routes_of(client.app), *routes_of(inside.app)]))


@dataclass
class Someone:
    """What one person owns: the token of a browser, a conversation, and a ticket with a file if there is an account."""

    token: str
    names: dict[str, str]


@pytest.fixture
async def people(services: Services, client: Client, clock: FakeClock) -> dict[str, Someone]:
    """Two customers, one stranger, and somebody who wrote by the contact page; each waits for a chat."""
    found = {}
    for name, account in (("customer", CHLOE), ("another", JONAS), ("stranger", None), ("other stranger", None)):
        visitor, token = await welcome(services.database, clock, account)
        talk = await services.log.open(visitor.id, account.id if account else None, "en", "en", None)
        email = None if account else "eva@example.org"
        ticket = await services.tickets.open(
            TicketDraft(
                "ticket" if account else "contact", account.id if account else None, email, "s", "t", None, "en"
            )
        )
        found[name] = Someone(token, {"id": talk.id, "number": str(ticket.number), "file": "no-such-file"})
        await hand_to_queue(services, talk.id)
        found[name].names["chat_file"] = await _upload(client, token, f"conversations/{talk.id}")
        if account:
            found[name].names["file"] = await _upload(client, token, f"tickets/{ticket.number}")
    return found


@pytest.fixture
async def keys(services: Services, people: dict[str, Someone]) -> Keys:
    bearer = {name: {"Authorization": f"Bearer {one.token}"} for name, one in people.items()}
    found: Keys = {"nobody": {}, "stale": {"Authorization": "Bearer stale"}, **bearer}
    for role in ("agent", "admin"):
        agent, _ = await services.desk.staff.add(role, f"{role}@team.example", ["en"], role)
        found[role] = {"Cookie": f"{COOKIE}={await services.desk.sessions.open(agent)}"}
    return found


def objects(actor: str, people: dict[str, Someone]) -> Names:
    """One of each kind, as this actor sees it."""
    mine = people["stranger" if actor == "stranger" else "customer"]
    absent = {"id": "no-such-conversation", "number": "999999", "file": "no-such-file", "chat_file": "no-such"}
    owned = [mine.names, people["another"].names, people["other stranger"].names, absent]
    always = {"language": "en", "article": "account-review", "request": "no-such-request"}
    always["slug"] = "account-suspended-or-under-review"
    return {name: {**always, **names} for name, names in zip(OBJECTS, owned, strict=True)}


async def ask(client: Client, route: str, row: Row, headers: dict[str, str], names: dict[str, str]) -> tuple[int, str]:
    """Status and body; 201 and 202 are as good as 200."""
    method, path = route.split(" ")
    if route == SOCKET:
        return await _call_in(client, path.format(**names), headers)
    form = _form() if route in UPLOADS else row.form
    body: dict[str, Any] = {"data": form} if form else {"json": row.body}
    async with client.request(method, path.format(**names), headers=headers, **body) as answer:
        return (OK if answer.status in (201, 202) else answer.status), await _text(answer)


@pytest.mark.parametrize("actor", ACTORS)
async def test_each_visitor_gets_what_the_matrix_says_and_what_is_not_theirs_is_as_if_it_were_not_there(
    actor: str, client: Client, keys: Keys, people: dict[str, Someone]
) -> None:
    wrong, absences = [], set()
    for route, row in VISITOR.items():
        for name, names in objects(actor, people).items():
            status, body = await ask(client, route, row, keys[actor], names)
            if status != row.expected[actor][name]:
                wrong.append((route, name, status, body))
            if status == NO and route != SOCKET:  # the socket's refusal is a frame of its own shape
                absences.add(body)
    assert wrong == []
    assert len(absences) == (1 if actor in matrix.VISITORS else 0)


@pytest.mark.parametrize("actor", ["stranger", "customer"])
async def test_a_visitor_is_nobody_in_the_console(actor: str, client: Client, keys: Keys) -> None:
    names = {"id": "any", "file": "any", "number": "1001", "token": "no-such-token", "language": "en"}
    wrong = {}
    for route, row in CONSOLE.items():
        method, path = route.split(" ")
        expected = IN if row.by_actor is None else row.by_actor["nobody"]
        address = "/console/api" + path.format(**names)
        async with client.request(method, address, json=row.body, headers=keys[actor]) as answer:
            if answer.status != expected:
                wrong[route] = (answer.status, expected)
    assert wrong == {}


@pytest.mark.parametrize("actor", ACTORS)
async def test_the_consoles_line_opens_to_the_staff_only(actor: str, client: Client, keys: Keys) -> None:
    try:
        socket = await client.ws_connect("/console/api/socket", headers=keys[actor])
    except WSServerHandshakeError as error:
        assert (error.status, actor in ("agent", "admin")) == (IN, False)
    else:
        await socket.close()
        assert actor in ("agent", "admin")


@pytest.mark.parametrize("actor", ACTORS)
async def test_pages_are_everybodys(actor: str, client: Client, keys: Keys) -> None:
    seen = {}
    for route, (address, _) in PAGES.items():
        async with client.get(address, headers=keys[actor], allow_redirects=False) as answer:
            seen[route] = answer.status
    assert seen == {route: status for route, (_, status) in PAGES.items()}


@pytest.mark.parametrize("route", INSIDE)
async def test_the_inner_door_has_one_key(route: str, inside: Client, services: Services) -> None:
    method, path = route.split(" ")
    tokens = {"no token": {}, "a wrong token": {"token": "x"}, "the token": {"token": services.keys.internal}}
    seen = {}
    for name, query in tokens.items():
        async with inside.request(method, path, params=query, json={"next_action": None}) as answer:
            seen[name] = answer.status
    assert seen == INSIDE[route]


@pytest.mark.parametrize("actor", ACTORS)
async def test_what_is_inside_is_not_outside(actor: str, client: Client, keys: Keys, services: Services) -> None:
    for route in INSIDE:
        method, path = route.split(" ")
        token = {"token": services.keys.internal}
        async with client.request(method, path, params=token, json={}, headers=keys[actor]) as answer:
            assert answer.status == NO


def _form() -> FormData:
    form = FormData()
    form.add_field("client_msg_id", "matrix-0001")
    form.add_field("file", PNG, filename="error.png", content_type="image/png")
    return form


async def _upload(client: Client, token: str, where: str) -> str:
    headers = {"Authorization": f"Bearer {token}"}
    async with client.post(f"/api/v1/{where}/files", data=_form(), headers=headers) as answer:
        return str((await answer.json())["id"])


async def _call_in(client: Client, address: str, headers: dict[str, str]) -> tuple[int, str]:
    """The line says in a frame what a route says by its status."""
    socket = await client.ws_connect(address)
    token = headers.get("Authorization", "").removeprefix("Bearer ")
    await socket.send_json({"type": "hello", "visitor_token": token, "after": 0})
    frame = await socket.receive_json()
    await socket.close()
    return (OK, "") if frame["type"] == "ready" else (BY_STATUS[frame["error"]["code"]], str(frame))


async def _text(answer: ClientResponse) -> str:
    return (await answer.read()).decode("utf-8", "replace")
