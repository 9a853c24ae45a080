"""The live line beyond the log: signs of typing, which are kept nowhere, and a farewell that holds up no restart."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import ClientWebSocketResponse, WSCloseCode, WSMsgType
from aiohttp.test_utils import TestClient
from sqlalchemy import update

from bot.conversation.event import Entry, owner_part
from bot.edge.console.gate import COOKIE
from bot.edge.socket import SIGNS
from bot.store.tables import conversations
from bot.wiring import Services
from tests.edge.conftest import API, Session, open_widget
from tests.fakes import FakeBrain

Browser = TestClient[Any, Any]
WITHIN = 5.0  # seconds; a frame comes at once, this only ends a test that fails


async def until(socket: ClientWebSocketResponse, kind: str) -> list[dict[str, Any]]:
    """Every frame up to the first of a kind, which is the last."""
    frames: list[dict[str, Any]] = []
    while not frames or frames[-1]["type"] != kind:
        frames.append(await asyncio.wait_for(socket.receive_json(), WITHIN))
    return frames


async def call_in(browser: Browser, session: Session, after: int = 1) -> ClientWebSocketResponse:
    socket = await browser.ws_connect(f"{API}/conversations/{session.conversation}/socket")
    await socket.send_json({"type": "hello", "visitor_token": session.token, "after": after})
    await until(socket, "ready")
    return socket


async def console_of(browser: Browser, services: Services, name: str) -> tuple[ClientWebSocketResponse, str]:
    """An agent's console, and the owner that the agent is."""
    agent, _ = await services.desk.staff.add(name, f"{name.lower()}@team.example", ["en"], "agent")
    token = await services.desk.sessions.open(agent)
    socket = await browser.ws_connect("/console/api/socket", headers={"Cookie": f"{COOKIE}={token}"})
    await socket.send_json({"type": "hello", "seen": {}})
    await until(socket, "board")
    return socket, agent.owner


async def give(services: Services, conversation_id: str, owner: str) -> None:
    async with services.database.write() as connection:
        mine = conversations.c.id == conversation_id
        await connection.execute(update(conversations).where(mine).values(owner=owner))
    await services.log.say(conversation_id, [Entry("owner", "agent", [owner_part(owner, "Ada")], author_name="Ada")])
    services.watchers.ring(conversation_id)


async def test_agent_and_visitor_see_each_other_type_and_nothing_of_it_is_kept(
    browser: Browser, services: Services
) -> None:
    session = await open_widget(browser)
    visitor, (ada, owner) = await call_in(browser, session), await console_of(browser, services, "Ada")
    await give(services, session.conversation, owner)
    await until(visitor, "event")
    await until(ada, "log")
    await visitor.send_json({"type": "typing"})
    assert (await until(ada, "typing"))[-1] == {"type": "typing", "conversation": session.conversation}
    await ada.send_json({"type": "typing", "conversation": session.conversation})
    assert (await until(visitor, "typing"))[-1] == {"type": "typing", "by": "agent"}
    assert len(await session.events()) == 2


async def test_nobody_else_sees_a_visitor_type_or_types_to_them(browser: Browser, services: Services) -> None:
    session = await open_widget(browser)
    visitor, (ada, owner) = await call_in(browser, session), await console_of(browser, services, "Ada")
    ben, _ = await console_of(browser, services, "Ben")
    await give(services, session.conversation, owner)
    await until(ada, "log")
    await ben.send_json({"type": "typing", "conversation": session.conversation})
    await visitor.send_json({"type": "typing"})
    await until(ada, "typing")
    for socket in (ben, visitor):
        await socket.send_json({"type": "ping"})
        assert "typing" not in [frame["type"] for frame in await until(socket, "pong")]


async def test_each_side_is_told_what_the_other_has_seen_and_nothing_of_it_is_kept(
    browser: Browser, services: Services
) -> None:
    session = await open_widget(browser)
    visitor, (ada, owner) = await call_in(browser, session), await console_of(browser, services, "Ada")
    await give(services, session.conversation, owner)
    await until(visitor, "event")
    await until(ada, "log")
    await visitor.send_json({"type": "seen", "seq": 2})
    assert (await until(ada, "seen"))[-1] == {"type": "seen", "conversation": session.conversation, "seq": 2}
    await ada.send_json({"type": "seen", "conversation": session.conversation, "seq": 2})
    assert (await until(visitor, "seen"))[-1] == {"type": "seen", "by": "agent", "seq": 2}
    assert len(await session.events()) == 2
    reloaded = await call_in(browser, session)
    assert (await until(reloaded, "seen"))[-1]["seq"] == 2


async def test_nobody_has_seen_what_was_not_sent_to_them_or_is_not_theirs(browser: Browser, services: Services) -> None:
    session = await open_widget(browser)
    visitor, (ada, owner) = await call_in(browser, session), await console_of(browser, services, "Ada")
    ben, _ = await console_of(browser, services, "Ben")
    await give(services, session.conversation, owner)
    await until(visitor, "event")
    await until(ada, "log")
    for socket, seq in ((visitor, 99), (visitor, "2"), (visitor, -1), (ada, 99), (ben, 2)):
        await socket.send_json({"type": "seen", "conversation": session.conversation, "seq": seq})
    for socket in (ada, visitor, ben):
        await socket.send_json({"type": "ping"})
        assert "seen" not in [frame["type"] for frame in await until(socket, "pong")]


async def test_a_flood_of_signs_is_not_passed_on(browser: Browser, services: Services) -> None:
    session = await open_widget(browser)
    visitor, (ada, owner) = await call_in(browser, session), await console_of(browser, services, "Ada")
    await give(services, session.conversation, owner)
    await until(ada, "log")
    heard = 0
    for _ in range(SIGNS.burst + 3):
        await visitor.send_json({"type": "typing"})
        await visitor.send_json({"type": "ping"})
        await until(visitor, "pong")
        await ada.send_json({"type": "ping"})
        heard += [frame["type"] for frame in await until(ada, "pong")].count("typing")
    assert heard <= SIGNS.burst


async def test_the_bot_does_not_seem_to_type_once_a_person_has_taken_over(browser: Browser, services: Services) -> None:
    session = await open_widget(browser)
    socket = await call_in(browser, session)
    await give(services, session.conversation, "agent:somebody")
    await session.send(client_msg_id="client-id-1", text="hello")  # not by the socket, which so knows the old owner
    frames = [*await until(socket, "event"), *await until(socket, "event")]
    await socket.send_json({"type": "ping"})
    frames += await until(socket, "pong")
    assert [frame["type"] for frame in frames] == ["event", "event", "pong"]


async def test_an_answer_that_is_already_there_is_not_announced(browser: Browser, brain: FakeBrain) -> None:
    session = await open_widget(browser)
    await session.send(client_msg_id="client-id-1", text="hello")
    await session.answers(2)
    socket = await call_in(browser, session)
    frames = [*await until(socket, "event"), *await until(socket, "event")]
    await socket.send_json({"type": "ping"})
    frames += await until(socket, "pong")
    assert [frame["type"] for frame in frames] == ["event", "event", "pong"]


@pytest.mark.parametrize("has_said_hello", [True, False])
async def test_when_the_edge_stops_every_line_is_closed_with_a_word_that_brings_browsers_back(
    browser: Browser, has_said_hello: bool
) -> None:
    session = await open_widget(browser)
    socket = await browser.ws_connect(f"{API}/conversations/{session.conversation}/socket", autoclose=False)
    if has_said_hello:
        await socket.send_json({"type": "hello", "visitor_token": session.token, "after": 1})
        await until(socket, "ready")
    assert browser.app is not None
    stopping = asyncio.create_task(browser.app.shutdown())
    farewell = await asyncio.wait_for(socket.receive(), WITHIN)
    assert (farewell.type, farewell.data) == (WSMsgType.CLOSE, WSCloseCode.SERVICE_RESTART)
    await socket.close()
    await asyncio.wait_for(stopping, WITHIN)
