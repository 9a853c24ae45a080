"""Nothing is missed: a snapshot and what came after it equal a fresh snapshot, wherever the line was cut."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, get_args

import pytest
from aiohttp import DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer

from bot.conversation.event import Entry
from bot.conversation.worker import TurnWorker
from bot.edge.app import create_app
from bot.edge.conversations import SNAPSHOT_AFTER
from bot.edge.idle import closing_of
from bot.edge.schema import EventView
from bot.settings import ROOT
from bot.wiring import Services
from tests.edge.conftest import Session, identity, open_widget
from tests.edge.console.conftest import hand_to_queue
from tests.fakes import FakeClock
from tests.people import PRIYA

Client = TestClient[Any, Any]
Snapshot = dict[str, Any]


@pytest.fixture
async def browser(services: Services, worker: TurnWorker) -> AsyncIterator[Client]:
    """A browser at an edge whose bot does not answer by itself: the order of events is the test's."""
    async with TestClient(TestServer(create_app(services, worker)), cookie_jar=DummyCookieJar()) as browser:
        yield browser


def documented_parts() -> list[dict[str, Any]]:
    """An example of every part there is; `tests/test_docs.py` holds the page to what the widget draws."""
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    section = page.partition("\n## Parts\n")[2].partition("\n## ")[0]
    return [json.loads(text) for text in re.findall(r"```json[^\n]*\n(.*?)```", section, re.DOTALL)]


def said_everywhere(root: Path = ROOT) -> set[str]:
    """Every type of part that our code puts into an event."""
    found: set[str] = set()
    for folder in ("actions", "bot/desk", "bot/conversation", "bot/reception"):
        for path in (root / folder).rglob("*.py"):
            found.update(re.findall(r'"type": "(\w+)"', path.read_text("utf-8")))
    return found


async def everything_that_happens(services: Services, session: Session, clock: FakeClock) -> AsyncIterator[None]:
    """A conversation with every kind of event, of every author, with every part; it may be cut at each `yield`."""
    id, desk, log = session.conversation, services.desk, services.log
    ada = (await desk.staff.add("Ada", "ada@team.example", ["en"], "agent"))[0]
    ben = (await desk.staff.add("Ben", "ben@team.example", ["en"], "agent"))[0]
    await session.send(client_msg_id="visitor-0001", text="My campaign does not leave")
    yield
    for part in documented_parts():
        if part["type"] != "owner":
            await log.say(id, [Entry("message", "bot", [part], [{"title": "Yes", "payload": "/affirm"}])])
            yield
    await log.say(id, [Entry("language", "system", [{"type": "text", "text": "fr"}], language="fr")])
    yield
    await log.say(id, [Entry("message", "bot", [{"type": "owner", "owner": "queue", "name": None}])])
    await hand_to_queue(services, id)
    yield
    await desk.chat.accept(id, ada)
    yield
    await desk.chat.send(id, ada, "agent-0001", "Hello")
    yield
    await desk.chat.transfer(id, ada, ben)
    yield
    await desk.chat.give_back(id, ben)
    yield
    await desk.chat.accept(id, ben)
    yield
    await desk.chat.end(id, ben)
    yield
    clock.forward(hours=25)
    await closing_of(services).round()
    yield
    await session.send(client_msg_id="visitor-0002", text="One more thing")
    yield


async def snapshot(session: Session) -> Snapshot:
    again = await open_widget(session.browser, identity_token=session.opened["identity"], visitor_token=session.token)
    session.opened.update(again.opened)  # after a day the token is another one
    return {"events": again.opened["events"], "conversation": again.opened["conversation"]}


def followed(before: Snapshot, events: list[dict[str, Any]]) -> Snapshot:
    """What a page shows that had a snapshot and then got events, as the widget does it."""
    state = dict(before["conversation"])
    for event in events:
        state["last_seq"] = event["seq"]
        state["closed"] = event["kind"] == "closed" or (state["closed"] and event["author"] != "visitor")
        for part in event["parts"]:
            if part["type"] == "owner":
                state["owner"], state["agent_name"] = part["owner"], part["name"] if part["owner"] == "agent" else None
    return {"events": [*before["events"], *events], "conversation": state}


@pytest.fixture
async def session(browser: Client, services: Services) -> Session:
    token = identity(services, PRIYA)
    opened = await open_widget(browser, identity_token=token)
    opened.opened["identity"] = token
    return opened


async def test_a_snapshot_and_the_rest_are_a_fresh_snapshot_after_every_event(
    services: Services, session: Session, clock: FakeClock
) -> None:
    before = [await snapshot(session)]
    async for _ in everything_that_happens(services, session, clock):
        before.append(await snapshot(session))
    fresh = before[-1]
    for one in before:
        assert followed(one, await session.events(after=one["conversation"]["last_seq"])) == fresh
    seen = fresh["events"]
    assert {event["kind"] for event in seen} == set(get_args(EventView.model_fields["kind"].annotation))
    assert {event["author"] for event in seen} == set(get_args(EventView.model_fields["author"].annotation))
    parts = {part["type"] for event in seen for part in event["parts"]}
    assert parts >= {part["type"] for part in documented_parts()} | said_everywhere()


async def test_a_very_long_absence_gets_the_newest_part_and_is_told_so(services: Services, session: Session) -> None:
    said = [Entry("message", "bot", [{"type": "text", "text": str(number)}]) for number in range(2 * SNAPSHOT_AFTER)]
    await services.log.say(session.conversation, said)
    last = 1 + len(said)  # after the greeting
    for after, begins, resync in (
        (0, last - 499, True),
        (last - 501, last - 499, True),
        (last - 500, last - 499, False),
    ):
        path = f"/conversations/{session.conversation}/events"
        _, answer = await session.call("GET", path, params={"after": after})
        assert (answer["events"][0]["seq"], answer["last_seq"], answer["resync"]) == (begins, last, resync)
    opened = await snapshot(session)
    assert [opened["events"][0]["seq"], opened["events"][-1]["seq"]] == [last - 499, last]
    assert opened["conversation"]["last_seq"] == last
