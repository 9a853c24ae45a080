"""Nothing is missed: a console that was cut off ends with the same board and the same logs as one that never was."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import ClientWebSocketResponse, WSCloseCode, WSMsgType
from aiohttp.test_utils import TestClient

from bot.conversation.event import Entry
from bot.edge.console.gate import COOKIE
from bot.wiring import Services
from tests.edge.console.conftest import Desk, Hire, Wait

WITHIN = 5.0  # seconds; a frame comes at once, this only ends a test that fails


class Screen:
    """What a console shows: the last board, and the logs it has."""

    def __init__(self, socket: ClientWebSocketResponse, logs: dict[str, list[Any]]) -> None:
        self.socket = socket
        self.board: dict[str, Any] = {}
        self.logs = logs
        self.said: list[str] = []

    async def until(self, done: Any) -> Screen:
        """Take frames until something is so."""
        while not done(self):
            frame = await asyncio.wait_for(self.socket.receive_json(), WITHIN)
            self.said.append(frame["type"])
            if frame["type"] == "board":
                self.board = frame["board"]
            if frame["type"] == "log":
                self.logs.setdefault(frame["conversation"], []).extend(frame["events"])
        return self

    def texts(self, conversation: str) -> list[str]:
        return [part["text"] for event in self.logs.get(conversation, []) for part in event["parts"] if "text" in part]


@pytest.fixture
def open_screen(client: TestClient[Any, Any]) -> Any:
    async def open_screen(desk: Desk, logs: dict[str, list[Any]] | None = None) -> Screen:
        logs = {} if logs is None else logs
        socket = await client.ws_connect("/console/api/socket", headers={"Cookie": f"{COOKIE}={desk.token}"})
        seen = {id: events[-1]["seq"] for id, events in logs.items() if events}
        await socket.send_json({"type": "hello", "seen": seen})
        return Screen(socket, logs)

    return open_screen


async def test_what_a_visitor_writes_appears_without_asking(
    open_screen: Any, hire: Hire, queued: Wait, services: Services
) -> None:
    ada, talk = await hire("Ada"), await queued()
    screen = await open_screen(ada)
    await screen.until(lambda screen: screen.board and screen.board["queue"])
    await ada.post(f"/conversations/{talk.id}/accept")
    await screen.until(lambda screen: screen.board["mine"] and "My campaign does not leave" in screen.texts(talk.id))
    await services.log.accept(talk.id, "visitor-0002", text="Are you there?")
    await screen.until(lambda screen: screen.texts(talk.id)[-1] == "Are you there?")
    assert screen.board["queue"] == []


KINDS = [
    Entry("message", "visitor", [{"type": "text", "text": "hm"}], client_msg_id="visitor-0009"),
    Entry("message", "agent", [{"type": "text", "text": "hello"}], author_name="Ada"),
    Entry("message", "bot", [{"type": "text", "text": "one"}], [{"title": "Yes", "payload": "/affirm"}]),
    Entry("message", "system", [{"type": "text", "text": "number 1"}, {"type": "queue", "position": 1}]),
    Entry("owner", "system", [{"type": "owner", "owner": "queue", "name": None}]),
    Entry("language", "system", [{"type": "text", "text": "fr"}], language="fr"),
    Entry("closed", "system", [{"type": "text", "text": "over"}]),
]


@pytest.mark.parametrize("entry", KINDS, ids=lambda entry: f"{entry.kind} of {entry.author}")
async def test_after_a_cut_the_rest_makes_the_same_log_as_a_fresh_one(
    open_screen: Any, hire: Hire, queued: Wait, services: Services, entry: Entry
) -> None:
    ada, talk = await hire("Ada"), await queued()
    await ada.post(f"/conversations/{talk.id}/accept")
    before = await open_screen(ada)
    await before.until(lambda screen: len(screen.logs.get(talk.id, [])) == 4)
    await before.socket.close()
    await services.log.say(talk.id, [entry])
    after = await open_screen(ada, before.logs)
    await after.until(lambda screen: len(screen.logs[talk.id]) == 5 and screen.board)
    fresh = await open_screen(ada)
    await fresh.until(lambda screen: len(screen.logs.get(talk.id, [])) == 5 and screen.board)
    assert after.logs == fresh.logs
    assert after.board == fresh.board


async def test_a_very_long_absence_gets_the_newest_part_and_is_told_so(
    hire: Hire, queued: Wait, services: Services, client: TestClient[Any, Any]
) -> None:
    ada, talk = await hire("Ada"), await queued()
    await services.log.say(talk.id, [Entry("message", "bot", [{"type": "text", "text": str(n)}]) for n in range(600)])
    log = await ada.get(f"/conversations/{talk.id}/events?after=1")
    assert (log["cut"], len(log["events"]), log["events"][-1]["seq"]) == (True, 500, 602)
    assert (await ada.get(f"/conversations/{talk.id}/events?after=500"))["cut"] is False


async def test_a_beat_keeps_the_agent_there_and_a_silent_console_is_nobody(
    open_screen: Any, hire: Hire, services: Services, clock: Any
) -> None:
    ada = await hire("Ada")
    screen = await open_screen(ada)
    clock.forward(seconds=40)
    assert await services.presence.somebody_speaks("en") is False
    await screen.socket.send_json({"type": "ping"})
    await screen.until(lambda screen: "pong" in screen.said)
    assert await services.presence.somebody_speaks("en") is True


async def test_a_session_that_ended_elsewhere_closes_the_line(open_screen: Any, hire: Hire) -> None:
    ada = await hire("Ada")
    screen = await open_screen(ada)
    await ada.post("/sign-out", everywhere=True)
    await screen.socket.send_json({"type": "ping"})
    await screen.until(lambda screen: "over" in screen.said)


async def test_nobody_watches_a_conversation_that_is_not_theirs_to_see(
    open_screen: Any, hire: Hire, queued: Wait, services: Services
) -> None:
    ada, ben, talk = await hire("Ada"), await hire("Ben"), await queued()
    await ada.post(f"/conversations/{talk.id}/accept")
    screen = await open_screen(ben)
    await screen.socket.send_json({"type": "watch", "conversation": talk.id})
    await screen.socket.send_json({"type": "ping"})
    await screen.until(lambda screen: "pong" in screen.said and screen.board)
    assert screen.logs == {}


async def test_when_the_edge_stops_it_says_so_on_every_line(
    open_screen: Any, hire: Hire, client: TestClient[Any, Any]
) -> None:
    screen = await open_screen(await hire("Ada"))
    await screen.until(lambda screen: screen.board)
    assert client.app is not None
    await client.app.shutdown()
    closing = await asyncio.wait_for(screen.socket.receive(), WITHIN)
    assert (closing.type, closing.data) == (WSMsgType.CLOSE, WSCloseCode.GOING_AWAY)


@pytest.mark.parametrize("rubbish", ["[]", "{", '{"type": 1}', '{"type": "watch"}', "null"])
async def test_rubbish_on_the_line_harms_nobody(open_screen: Any, hire: Hire, rubbish: str) -> None:
    screen = await open_screen(await hire("Ada"))
    await screen.socket.send_str(rubbish)
    await screen.socket.send_json({"type": "ping"})
    await screen.until(lambda screen: "pong" in screen.said)


async def test_a_console_that_has_let_go_of_a_log_gets_all_of_it_again(
    open_screen: Any, hire: Hire, queued: Wait, services: Services
) -> None:
    ada, ben, talk = await hire("Ada"), await hire("Ben"), await queued()
    screen = await open_screen(ada)
    await ada.post(f"/conversations/{talk.id}/accept")
    await screen.until(lambda screen: "My campaign does not leave" in screen.texts(talk.id))
    await ada.post(f"/conversations/{talk.id}/transfer", to=ben.agent.id)
    await screen.until(lambda screen: screen.board["mine"] == [])
    screen.logs.clear()  # as the page does with what it does not list
    await ben.post(f"/conversations/{talk.id}/transfer", to=ada.agent.id)
    await screen.until(lambda screen: screen.board["mine"] and screen.logs)
    assert screen.logs[talk.id][0]["seq"] == 1
    await ada.post(f"/conversations/{talk.id}/end")
    await screen.until(lambda screen: screen.board["mine"] == [])
    for _ in range(2):  # opened from a search, left, and opened again
        screen.logs.clear()
        await screen.socket.send_json({"type": "watch", "conversation": talk.id, "seq": 0})
        await screen.until(lambda screen: screen.logs)
        assert screen.logs[talk.id][0]["seq"] == 1
        await screen.socket.send_json({"type": "unwatch", "conversation": talk.id})
