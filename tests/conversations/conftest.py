"""One Rasa for all conversations; an edge with an empty store for each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.helpcenter import HelpCenter, Library
from bot.settings import Settings
from bot.wiring import Services
from tests.conversations.stage import Stage, brain_awake, staged


@pytest.fixture(scope="session")
def brain_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with brain_awake(tmp_path_factory.mktemp("brain")) as settings:
        yield settings


@pytest.fixture
async def stage(
    request: pytest.FixtureRequest, brain_settings: Settings, wired: Services, tmp_path: Path
) -> AsyncIterator[Stage]:
    script = getattr(request.node, "callspec", None)
    has_articles = script is None or script.params["script"].articles
    files = wired.files if has_articles else replace(wired.files, help_center=_empty(tmp_path))
    async with staged(brain_settings, files, tmp_path) as opened:
        yield opened


def _empty(folder: Path) -> HelpCenter:
    """A Help Center in which nobody has written anything yet."""
    (folder / "articles" / "en").mkdir(parents=True)
    center = HelpCenter(Library(str(folder / "articles"), folder), fallback="en")
    center.refresh()
    return center
