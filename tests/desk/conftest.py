"""Agents, and conversations that wait for one, on a store of each kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import update

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.log import MessageLog
from bot.desk.agent import Agent
from bot.desk.office import Office, open_office
from bot.desk.presence import Presence
from bot.identity.customer import Account
from bot.keys import Keys
from bot.store import Database
from bot.store.tables import conversations
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.people import PRIYA

KEYS = Keys("internal", "identity", "pepper")

Hire = Callable[..., Awaitable[Agent]]
Wait = Callable[..., Awaitable[Conversation]]


class EchoTexts:
    """Says the key, so that a test can name what was said."""

    def say(self, language: str, key: str, **values: object) -> str:
        return " ".join([key, *(f"{name}={value}" for name, value in values.items() if name in ("name", "position"))])


@pytest.fixture
def texts() -> EchoTexts:
    return EchoTexts()


@pytest.fixture
def office(database: Database, clock: FakeClock, texts: EchoTexts) -> Office:
    return open_office(database, clock, texts, KEYS)


@pytest.fixture
def hire(office: Office, database: Database, clock: FakeClock) -> Hire:
    """An agent who is there and takes chats."""

    async def hire(name: str, languages: str = "en,fr", role: str = "agent") -> Agent:
        agent, _ = await office.staff.add(name, f"{name.lower()}@team.example", languages.split(","), role)
        session = await office.sessions.recognise(await office.sessions.open(agent))
        assert session is not None
        await Presence(database, clock).set_available(session.id, True)
        return agent

    return hire


@pytest.fixture
def queued(database: Database, clock: FakeClock, log: MessageLog) -> Wait:
    """A customer's conversation that the bot has handed to the queue."""

    async def queued(account: Account = PRIYA, language: str = "en") -> Conversation:
        visitor, _ = await welcome(database, clock, account)
        talk = await log.open(visitor.id, account.id, language, language, None)
        await log.accept(talk.id, "visitor-0001", text="My campaign does not leave")
        await log.say(talk.id, [Entry("message", "bot", [{"type": "text", "text": "handing over"}])])
        async with database.write() as connection:
            await connection.execute(update(conversations).where(conversations.c.id == talk.id).values(owner="queue"))
        return talk

    return queued
