"""One Rasa for all conversations; an edge with an empty store for each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import Services
from tests.conversations.stage import Stage, brain_awake, staged


@pytest.fixture(scope="session")
def brain_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with brain_awake(tmp_path_factory.mktemp("brain")) as settings:
        yield settings


@pytest.fixture
async def stage(brain_settings: Settings, wired: Services, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(brain_settings, wired.files, tmp_path) as opened:
        yield opened
