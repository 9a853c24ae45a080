"""A running edge, agents who have signed in to its console, and visitors with a conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import ClientResponse, DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import Browser

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.worker import TurnWorker
from bot.desk.agent import Agent
from bot.edge.app import create_app
from bot.edge.console.gate import COOKIE
from bot.identity.customer import Account
from bot.wiring import Services
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.people import PRIYA
from tests.whole.browser import browsing

PASSWORD = "a password for tests"


@dataclass
class Desk:
    """One agent's console, over HTTP."""

    agent: Agent
    client: TestClient[Any, Any]
    token: str

    async def get(self, path: str) -> Any:
        return await (await self.ask("GET", path)).json()

    async def post(self, path: str, **body: Any) -> ClientResponse:
        return await self.ask("POST", path, body)

    async def ask(self, method: str, path: str, body: Any = None) -> ClientResponse:
        headers = {"Cookie": f"{COOKIE}={self.token}"}
        return await self.client.request(method, f"/console/api{path}", json=body, headers=headers)


Hire = Callable[..., Awaitable[Desk]]
Wait = Callable[..., Awaitable[Conversation]]


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with browsing() as browser:
        yield browser


@pytest.fixture
async def client(services: Services, worker: TurnWorker) -> AsyncIterator[TestClient[Any, Any]]:
    # Each request says itself whose cookie it brings.
    jar = DummyCookieJar()
    async with TestClient(TestServer(create_app(services, worker)), cookie_jar=jar) as client:
        yield client


@pytest.fixture
def hire(services: Services, client: TestClient[Any, Any]) -> Hire:
    """An agent who has signed in and takes chats."""

    async def hire(name: str, languages: str = "en,fr", role: str = "agent", available: bool = True) -> Desk:
        staff, email = services.desk.staff, f"{name.lower()}@team.example"
        agent, _ = await staff.add(name, email, languages.split(","), role)
        desk = Desk(agent, client, await services.desk.sessions.open(agent))
        await desk.post("/available", available=available)
        return desk

    return hire


@pytest.fixture
def queued(services: Services, clock: FakeClock) -> Wait:
    """A customer's conversation that the bot has handed to the queue."""

    async def queued(account: Account = PRIYA, language: str = "en") -> Conversation:
        visitor, _ = await welcome(services.database, clock, account)
        talk = await services.log.open(visitor.id, account.id, language, language, None)
        await services.log.accept(talk.id, "visitor-0001", text="My campaign does not leave")
        await services.log.say(talk.id, [Entry("message", "bot", [{"type": "text", "text": "I am handing you over"}])])
        await hand_to_queue(services, talk.id)
        return talk

    return queued


async def hand_to_queue(services: Services, conversation_id: str) -> None:
    """As the bot's turn does it, in one step."""
    from sqlalchemy import update

    from bot.store.tables import conversations

    async with services.database.write() as connection:
        await connection.execute(
            update(conversations).where(conversations.c.id == conversation_id).values(owner="queue")
        )
