"""Real stores, and the services wired as in production except for clock, brain and mail."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import wiring
from bot.conversation.log import MessageLog
from bot.conversation.turns import TurnQueue
from bot.conversation.worker import TurnWorker
from bot.edge.clerk import Clerk
from bot.edge.server import apology_of
from bot.identity import customer, visitors
from bot.identity.customer import Account
from bot.identity.visitors import Visitor
from bot.settings import Settings
from bot.store import Database
from bot.wiring import Services
from tests.empty_stores import EmptyPostgres, EmptySqlite
from tests.fakes import FakeBrain, FakeClock, FakeMailer
from tests.people import MONDAY_AT_TEN


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MONDAY_AT_TEN)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> EmptySqlite:
    return EmptySqlite(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def empty_postgres() -> Iterator[EmptyPostgres]:
    made = EmptyPostgres()
    yield made
    made.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(
    request: pytest.FixtureRequest, tmp_path: Path, empty_sqlite: EmptySqlite, empty_postgres: EmptyPostgres
) -> AsyncIterator[Database]:
    """An empty store of each kind. Without a PostgreSQL on this machine, SQLite alone is tried, and that is said."""
    async with contextlib.AsyncExitStack() as stack:
        if request.param == "sqlite":
            address = empty_sqlite.copy_to(tmp_path / "store.sqlite3")
        else:
            address = await stack.enter_async_context(empty_postgres.copy())
        opened = Database(address)
        stack.push_async_callback(opened.close)
        yield opened


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
    services = wiring.wire(Settings(data=tmp_path_factory.mktemp("data"), demo=True))
    # What a search finds must not depend on how much this machine could read in the first seconds.
    assert services.help_center.refresh().unread == 0
    return services


@pytest.fixture
async def services(
    wired: Services, tmp_path: Path, clock: FakeClock, empty_sqlite: EmptySqlite
) -> AsyncIterator[Services]:
    """The shipped services on a fresh SQLite store, with a clock that stands still and no mail leaving."""
    settings = dataclasses.replace(wired.settings, data=tmp_path)
    empty_sqlite.copy_to(tmp_path / "switchyard.sqlite3")
    fresh = wiring.assemble(settings, clock, wired.files, mailer=FakeMailer())
    yield fresh
    await fresh.database.close()


@pytest.fixture
def brain() -> FakeBrain:
    return FakeBrain()


@pytest.fixture
def worker(services: Services, brain: FakeBrain) -> TurnWorker:
    queue = TurnQueue(services.database, services.clock, lease=30)
    return TurnWorker(
        queue, Clerk(services, brain), services.watchers, services.clock, apology_of(services), patience=300
    )
