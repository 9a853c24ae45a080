"""One house for all tests that only talk to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest

from bot.settings import Settings
from bot.supervisor.model import model_path
from tests.whole.house import House, opened
from tests.whole.widget import Widget


@pytest.fixture(scope="session", autouse=True)
def _model() -> None:
    assert model_path(Settings()).exists(), "there is no model for the present data: ./switchyard train"


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, _model: None) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture
async def http(house: House) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(house.url) as session:
        yield session


@pytest.fixture
def widget(house: House, http: aiohttp.ClientSession) -> Any:
    """Opens a widget: `await widget("premium", "fr")`."""

    async def open_one(plan: str | None, language: str) -> Widget:
        return await Widget.open(http, house.data, plan, language)

    return open_one
