"""Who may do what: every actor, every route, every object. A route without a row fails."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp import DummyCookieJar, FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.conversation.conversation import Conversation
from bot.conversation.log import MessageLog
from bot.conversation.worker import TurnWorker
from bot.desk.owner import QUEUE
from bot.edge.app import create_app
from bot.edge.console.gate import COOKIE
from bot.edge.console.routes import ROUTES
from bot.edge.keys import FILES
from bot.files.chat_files import VISITOR
from bot.files.folder import Kept
from bot.files.kind import GIF
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.console.conftest import Hire, Wait

ACTORS = ("nobody", "agent", "manager", "admin")
OBJECTS = ("mine", "queued", "another's", "the bot's", "absent")
OK, IN, NO, TAKEN = 200, 401, 404, 409

UPLOAD = "a form with a file"
SAY = {"client_msg_id": "matrix-0001", "text": "Hello"}
EVERYBODY = dict.fromkeys(ACTORS, OK)
MANAGERS = {"nobody": IN, "agent": NO, "manager": OK, "admin": OK}
STAFF = {"nobody": IN, "agent": OK, "manager": OK, "admin": OK}


@dataclass(frozen=True)
class Row:
    """body: what is sent. by_actor: without an object; by_object: for an agent, and `oversees` for those above."""

    body: dict[str, Any] | str | None = None
    by_actor: dict[str, int] | None = None
    by_object: dict[str, int] | None = None
    oversees: dict[str, int] | None = None


def of(mine: int, queued: int, anothers: int, bots: int) -> dict[str, int]:
    return dict(zip(OBJECTS, (mine, queued, anothers, bots, NO), strict=True))


LOOKING = {"by_object": of(OK, OK, NO, NO), "oversees": of(OK, OK, OK, OK)}
OWNING = {"by_object": of(OK, TAKEN, NO, NO), "oversees": of(OK, TAKEN, TAKEN, TAKEN)}

MATRIX = {
    "GET /me": Row(by_actor=EVERYBODY),
    "GET /texts/{language}": Row(by_actor=EVERYBODY),
    "POST /sign-in": Row({"email": "x@y.example", "password": "wrong"}, dict.fromkeys(ACTORS, IN)),
    "POST /sign-in/demo": Row({}, EVERYBODY),
    "GET /invitations/{token}": Row(by_actor=dict.fromkeys(ACTORS, 410)),
    "POST /invitations/{token}": Row({"password": "long enough a password"}, dict.fromkeys(ACTORS, 410)),
    "POST /sign-out": Row({}, STAFF),
    "POST /available": Row({"available": True}, STAFF),
    "GET /second-factor": Row(by_actor=STAFF),
    "POST /second-factor": Row({}, STAFF),
    "POST /second-factor/on": Row({"code": "000000"}, dict.fromkeys(ACTORS, IN)),
    "POST /second-factor/off": Row({"code": "000000"}, dict.fromkeys(ACTORS, IN)),
    "GET /board": Row(by_actor=STAFF),
    "POST /search": Row({"words": "refund"}, STAFF),
    "GET /tickets": Row(by_actor=STAFF),
    "GET /tickets/{number}": Row(by_actor=STAFF),
    "GET /tickets/{number}/files/{id}": Row(by_actor={**dict.fromkeys(ACTORS, NO), "nobody": IN}),
    "POST /tickets/{number}/answers": Row(SAY, STAFF),
    "GET /gaps": Row(by_actor=MANAGERS),
    "POST /pin": Row({"account": "nobody", "pin": "00000000"}, STAFF),
    "GET /conversations/{id}/events": Row(**LOOKING),
    "GET /conversations/{id}/brief": Row(**LOOKING),
    "POST /conversations/{id}/notes": Row(SAY, **LOOKING),
    "POST /conversations/{id}/accept": Row({}, None, of(OK, OK, NO, NO), of(OK, OK, TAKEN, TAKEN)),
    "POST /conversations/{id}/messages": Row(SAY, **OWNING),
    "POST /conversations/{id}/files": Row(UPLOAD, **OWNING),
    "GET /conversations/{id}/files/{file}": Row(None, **LOOKING),
    "POST /conversations/{id}/transfer": Row({}, **OWNING),
    "POST /conversations/{id}/end": Row({}, **OWNING),
    "POST /conversations/{id}/ticket": Row({"subject": "Refund"}, **OWNING),
}


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert sorted(MATRIX) == sorted(f"{route.method} {route.path}" for route in ROUTES)


async def objects(services: Services, hire: Hire, queued: Wait, agent: Any) -> dict[str, str]:
    """One conversation of each kind, as this agent sees it, each with a file that has the id of its conversation."""
    other = await hire("Other")
    talks = {name: (await queued()).id for name in OBJECTS[:4]}
    app = other.client.app
    assert app is not None
    for id in talks.values():
        app[FILES].folder.path(id).parent.mkdir(exist_ok=True)
        app[FILES].folder.path(id).write_bytes(b"GIF89a")
        await app[FILES].chats.add(id, VISITOR, "client-id-1", "a.gif", Kept(id, GIF, 6))
    await services.desk.chat.accept(talks["mine"], agent)
    await services.desk.chat.accept(talks["another's"], other.agent)
    await services.desk.chat.accept(talks["the bot's"], other.agent)
    await services.desk.chat.end(talks["the bot's"], other.agent)
    return {**talks, "absent": "no-such-conversation"}


async def ask(client: TestClient[Any, Any], route: str, body: Any, cookie: str, **names: str) -> int:
    method, path = route.split(" ")
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
    content: dict[str, Any] = {"data": _form()} if body == UPLOAD else {"json": body}
    response = await client.request(method, f"/console/api{path.format(**names)}", headers=headers, **content)
    return OK if response.status in (201, 202) else response.status


def _form() -> FormData:
    form = FormData()
    form.add_field("client_msg_id", "matrix-0001")
    form.add_field("file", b"GIF89a", filename="a.gif")
    return form


@pytest.mark.parametrize("actor", ACTORS)
async def test_each_actor_gets_what_the_matrix_says(
    actor: str, services: Services, client: TestClient[Any, Any], hire: Hire, queued: Wait
) -> None:
    ticket = await services.tickets.open(TicketDraft("ticket", None, None, "subject", "text", None, "en"))
    names = {"language": "en", "token": "no-such-token", "number": str(ticket.number), "id": "no-such-file"}
    wrong = {}
    for index, (route, row) in enumerate(MATRIX.items()):
        token = "" if actor == "nobody" else (await hire(f"{actor}{index}", role=actor)).token
        if row.by_actor is not None:
            wrong[route] = (await ask(client, route, row.body, token, **names), row.by_actor[actor])
        elif actor == "nobody":
            wrong[route] = (await ask(client, route, row.body, token, id="any", file="any"), IN)
    assert {route: seen for route, seen in wrong.items() if seen[0] != seen[1]} == {}


@pytest.mark.parametrize("actor", ACTORS[1:])
@pytest.mark.parametrize("route", [route for route, row in MATRIX.items() if row.by_object is not None])
async def test_each_conversation_opens_to_whom_the_matrix_says(
    actor: str, route: str, services: Services, client: TestClient[Any, Any], hire: Hire, queued: Wait
) -> None:
    desk, row = await hire("Me", role=actor), MATRIX[route]
    talks = await objects(services, hire, queued, desk.agent)
    expected = row.by_object if actor == "agent" else row.oversees
    assert {
        name: await ask(client, route, row.body, desk.token, id=id, file=id) for name, id in talks.items()
    } == expected


async def test_absent_and_forbidden_are_the_same_answer(
    services: Services, client: TestClient[Any, Any], hire: Hire, queued: Wait
) -> None:
    desk, answers = await hire("Me"), set()
    talks = await objects(services, hire, queued, desk.agent)
    for route, row in MATRIX.items():
        method, path = route.split(" ")
        for name, status in (row.by_object or {}).items():
            if status == NO:
                answers.add(await (await desk.ask(method, path.format(id=talks[name], file="any"), row.body)).text())
    assert len(answers) == 1


class AMomentAgo(MessageLog):
    """Its first look still finds a conversation in the queue."""

    looks = 0

    async def find(self, conversation_id: str) -> Conversation | None:
        found = await super().find(conversation_id)
        self.looks += 1
        return replace(found, owner=QUEUE) if found and self.looks == 1 else found


ACTING = [route for route, row in MATRIX.items() if row.oversees is not None and TAKEN in row.oversees.values()]


@pytest.mark.parametrize("actor", ACTORS[1:])
@pytest.mark.parametrize("route", ACTING)
async def test_whoever_comes_a_moment_too_late_learns_no_more_than_whoever_asks_later(
    actor: str, route: str, services: Services, worker: TurnWorker, hire: Hire, queued: Wait
) -> None:
    me, other, talk = await hire("Me", role=actor), await hire("Other"), await queued()
    await services.desk.chat.accept(talk.id, other.agent)
    late = replace(services, log=AMomentAgo(services.database, services.clock))
    async with TestClient(TestServer(create_app(late, worker)), cookie_jar=DummyCookieJar()) as client:
        statuses = [await ask(client, route, MATRIX[route].body, me.token, id=talk.id, file="any") for _ in range(2)]
    assert statuses == [NO if actor == "agent" else TAKEN] * 2


async def test_a_view_out_of_turn_is_written_down(services: Services, hire: Hire, queued: Wait) -> None:
    boss = await hire("Boss", role="manager")
    talks = await objects(services, hire, queued, boss.agent)
    await boss.get(f"/conversations/{talks['mine']}/events")
    await boss.get(f"/conversations/{talks[OBJECTS[2]]}/events")
    lines = [line for line in await services.desk.audit.lines() if line.action == "viewed"]
    assert [(line.actor, line.object) for line in lines] == [(boss.agent.id, talks["another's"])]
    assert await services.desk.audit.first_broken() is None


async def test_a_session_that_has_ended_opens_nothing(client: TestClient[Any, Any], hire: Hire) -> None:
    desk = await hire("Me")
    await desk.post("/sign-out", everywhere=True)
    assert (await desk.ask("GET", "/board")).status == IN


async def test_no_other_website_uses_an_agents_cookie(client: TestClient[Any, Any], hire: Hire) -> None:
    desk = await hire("Me")
    headers = {"Cookie": f"{COOKIE}={desk.token}", "Origin": "https://elsewhere.example"}
    answer = await client.post("/console/api/available", json={"available": True}, headers=headers)
    assert answer.status == NO
    socket = await client.get("/console/api/socket", headers=headers)
    assert socket.status == NO
