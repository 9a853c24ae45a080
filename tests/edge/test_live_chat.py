"""A visitor shows the PIN in a field of its own, and may stop waiting."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import update

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.worker import TurnWorker
from bot.edge.app import create_app
from bot.store.tables import conversations
from bot.wiring import Services
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.people import PRIYA

Client = TestClient[Any, Any]


class Talk:
    """A conversation with the token of whose it is."""

    def __init__(self, client: Client, conversation: Conversation, token: str) -> None:
        self.client, self.id, self.token = client, conversation.id, token

    async def post(self, path: str, **body: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        address = f"/api/v1/conversations/{self.id}/{path}"
        return await self.client.post(address, json=body or None, headers=headers)


@pytest.fixture
async def client(services: Services, worker: TurnWorker) -> Any:
    async with TestClient(TestServer(create_app(services, worker)), cookie_jar=DummyCookieJar()) as client:
        yield client


@pytest.fixture
async def talk(services: Services, client: Client, clock: FakeClock) -> Talk:
    visitor, token = await welcome(services.database, clock, PRIYA)
    return Talk(client, await services.log.open(visitor.id, PRIYA.id, "en", "en", None), token)


@pytest.fixture
async def strange(services: Services, client: Client, clock: FakeClock) -> Talk:
    visitor, token = await welcome(services.database, clock)
    return Talk(client, await services.log.open(visitor.id, None, "en", "en", None), token)


async def test_the_right_pin_verifies_and_becomes_no_message(talk: Talk, services: Services) -> None:
    issued = await services.pins.issue(PRIYA.id)
    answer = await (await talk.post("pin", pin=issued.pin)).json()
    assert answer["verified"] is True
    assert answer["verified_at"] is not None
    events = await services.log.events(talk.id)
    assert [event.author for event in events] == ["system"]
    assert issued.pin not in str(events)
    assert (await services.desk.briefs.of(talk.id)).verification is not None


async def test_a_wrong_one_an_expired_one_and_none_at_all_get_one_answer(
    talk: Talk, services: Services, clock: FakeClock
) -> None:
    answers = [await (await talk.post("pin", pin="00000000")).json()]
    issued = await services.pins.issue(PRIYA.id)
    clock.forward(minutes=10)
    answers.append(await (await talk.post("pin", pin=issued.pin)).json())
    assert answers[0] == answers[1]
    assert answers[0]["verified"] is False


async def test_a_stranger_proves_an_account_by_its_email_and_pin(talk: Talk, strange: Talk, services: Services) -> None:
    issued = await services.pins.issue(PRIYA.id)
    assert (await (await strange.post("pin", pin=issued.pin)).json())["verified"] is False
    unknown = await (await strange.post("pin", pin=issued.pin, email="nobody@nowhere.example")).json()
    assert unknown == {**unknown, "verified": False, "verified_at": None}
    assert (await (await strange.post("pin", pin=issued.pin, email=PRIYA.email)).json())["verified"] is True
    assert (await services.desk.briefs.of(strange.id)).account_id == PRIYA.id


async def test_a_stranger_who_has_proven_an_account_is_shown_its_channels_at_once(
    talk: Talk, strange: Talk, services: Services
) -> None:
    issued = await services.pins.issue(PRIYA.id)
    await strange.post("pin", pin=issued.pin, email=PRIYA.email)
    shown = (await services.log.events(strange.id))[-1]
    (channels,) = [part for part in shown.parts if part["type"] == "channels"]
    assert {"ticket", "phone"} <= {offer["channel"] for offer in channels["offers"] if offer["open"]}
    assert await services.log.events(talk.id) == []


async def test_a_signed_in_customer_cannot_name_another_account(
    talk: Talk, services: Services, clock: FakeClock
) -> None:
    from tests.people import CHLOE

    await welcome(services.database, clock, CHLOE)
    issued = await services.pins.issue(CHLOE.id)
    answer = await (await talk.post("pin", pin=issued.pin, email=CHLOE.email)).json()
    assert answer["verified"] is False


async def test_nobody_tries_pins_in_somebody_elses_conversation(talk: Talk, strange: Talk) -> None:
    strange.id = talk.id
    assert (await strange.post("pin", pin="00000000")).status == 404
    assert (await strange.post("leave")).status == 404


async def test_leaving_the_queue_brings_the_assistant_back_with_a_way_to_a_ticket(
    talk: Talk, services: Services
) -> None:
    await services.log.say(talk.id, [Entry("message", "bot", [{"type": "text", "text": "handing over"}])])
    async with services.database.write() as connection:
        await connection.execute(update(conversations).where(conversations.c.id == talk.id).values(owner="queue"))
    assert await (await talk.post("leave")).json() == {"left": True}
    assert await (await talk.post("leave")).json() == {"left": False}
    said = (await services.log.events(talk.id))[-1]
    assert [button["title"] for button in said.buttons] == [services.texts.say("en", "channels.open_ticket")]


async def test_a_chat_is_rated_once_by_whose_it_was(talk: Talk, strange: Talk, services: Services) -> None:
    asked = await a_chat_that_ended(services, talk)
    answers = [await talk.post("rating", rating=asked, stars=stars, solved=True) for stars in (4, 1)]
    assert [await answer.json() for answer in answers] == [{"taken": True}, {"taken": False}]
    (kept,) = await services.desk.ratings.of(talk.id)
    assert (kept.stars, kept.solved) == (4, True)
    assert (await strange.post("rating", rating=asked, stars=1)).status == 404
    strange.id = talk.id
    assert (await strange.post("rating", rating=asked, stars=1)).status == 404


@pytest.mark.parametrize("wrong", [{"stars": 0}, {"stars": 6}, {"stars": "many"}, {"comment": "x" * 2001}])
async def test_an_answer_that_is_none_is_refused(talk: Talk, services: Services, wrong: dict[str, Any]) -> None:
    asked = await a_chat_that_ended(services, talk)
    assert (await talk.post("rating", rating=asked, **wrong)).status == 400
    assert await services.desk.ratings.of(talk.id) == []


async def a_chat_that_ended(services: Services, talk: Talk) -> str:
    """Gives the id of the question that was asked then."""
    agent, _ = await services.desk.staff.add("Ada", "ada@team.example", ["en"], "agent")
    async with services.database.write() as connection:
        await connection.execute(update(conversations).where(conversations.c.id == talk.id).values(owner="queue"))
    await services.desk.chat.accept(talk.id, agent)
    await services.desk.chat.end(talk.id, agent)
    return str((await services.log.events(talk.id))[-1].parts[-1]["id"])
