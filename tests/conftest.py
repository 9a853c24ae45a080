"""Real stores, and the services wired as in production except for clock, brain and mail."""

from __future__ import annotations

import asyncio
import dataclasses
import os
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest

from bot import wiring
from bot.conversation.log import MessageLog
from bot.conversation.turns import TurnQueue
from bot.conversation.worker import TurnWorker
from bot.edge.server import apology_of
from bot.identity import customer, visitors
from bot.identity.customer import Account
from bot.identity.visitors import Visitor
from bot.settings import Settings
from bot.store import Database
from bot.wiring import Services
from tests.fakes import FakeBrain, FakeClock, FakeMailer
from tests.people import MONDAY_AT_TEN

POSTGRES = os.environ.get("TEST_POSTGRES", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MONDAY_AT_TEN)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty store of each kind. Without a PostgreSQL on this machine, SQLite alone is tried, and that is said."""
    if request.param == "sqlite":
        opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'store.sqlite3'}")
        await opened.migrate()
        yield opened
        await opened.close()
        return
    async for opened in _postgres():
        yield opened


async def _postgres() -> AsyncIterator[Database]:
    import asyncpg

    plain, name = POSTGRES.replace("+asyncpg", ""), f"switchyard_{uuid4().hex[:12]}"
    try:
        admin = await asyncio.wait_for(asyncpg.connect(plain), 5)
    except (OSError, asyncio.TimeoutError, asyncpg.PostgresError) as error:
        pytest.skip(f"no PostgreSQL here: {error}")
    await admin.execute(f'CREATE DATABASE "{name}"')
    opened = Database(POSTGRES.rsplit("/", 1)[0] + f"/{name}")
    try:
        await opened.migrate()
        yield opened
    finally:
        await opened.close()
        await admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        await admin.close()


@pytest.fixture
def log(database: Database, clock: FakeClock) -> MessageLog:
    return MessageLog(database, clock)


@pytest.fixture
async def somebody(database: Database, clock: FakeClock) -> Visitor:
    """An unknown visitor of the website."""
    return (await welcome(database, clock))[0]


async def welcome(database: Database, clock: FakeClock, account: Account | None = None) -> tuple[Visitor, str]:
    """A visitor with their token; a customer if an account is given."""
    async with database.write() as connection:
        if account is not None:
            await customer.remember(connection, account, clock())
        return await visitors.welcome(connection, account.id if account else None, "Europe/London", clock())


@pytest.fixture(scope="session")
def wired(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Policy, texts and articles as they ship, read once."""
    return wiring.wire(Settings(data=tmp_path_factory.mktemp("data"), demo=True))


@pytest.fixture
async def services(wired: Services, tmp_path: Path, clock: FakeClock) -> AsyncIterator[Services]:
    """The shipped services on a fresh SQLite store, with a clock that stands still and no mail leaving."""
    settings = dataclasses.replace(wired.settings, data=tmp_path)
    fresh = wiring.assemble(settings, clock, wired.files, mailer=FakeMailer())
    await fresh.database.migrate()
    yield fresh
    await fresh.database.close()


@pytest.fixture
def brain() -> FakeBrain:
    return FakeBrain()


@pytest.fixture
def worker(services: Services, brain: FakeBrain) -> TurnWorker:
    queue = TurnQueue(services.database, services.clock, lease=30)
    return TurnWorker(queue, brain, services.watchers, services.clock, apology_of(services), patience=300)
