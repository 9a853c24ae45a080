"""A conversation that has been idle for a day, as its visitor finds it in a real Chromium."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import Page, expect

from bot.edge.idle import closing_of
from bot.wiring import Services
from tests.fakes import FakeBrain, FakeClock, says
from tests.whole.browser import PATIENCE, Chat, Complaints, browsing

pytestmark = pytest.mark.browser

LAUNCHERS = {"en": "Need help?", "de": "Brauchen Sie Hilfe?"}


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("de", 390), ("de", 1280)])
async def test_it_is_closed_with_one_sentence_keeps_all_that_was_said_and_goes_on_with_a_word(
    browser: TestClient[Any, Any], services: Services, brain: FakeBrain, clock: FakeClock, language: str, width: int
) -> None:
    did_this_help = services.texts.say(language, "articles.did_this_help")
    farewell = services.texts.say(language, "closing.idle")
    button = {"title": services.texts.say(language, "articles.no"), "payload": "/deny"}
    brain.language = language
    brain.replies = [says(did_this_help, buttons=[button])]
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": width, "height": 844})
        complaints = Complaints(page)
        await page.goto(str(browser.make_url(f"/demo/site?language={language}")))
        chat = await Chat.open(page, LAUNCHERS[language])
        await chat.say("DKIM")
        await chat.sees(did_this_help)

        clock.forward(hours=25)
        assert await closing_of(services).round() == ["left"]
        await chat.sees(farewell)
        await expect(chat.log.get_by_text(farewell)).to_be_in_viewport(timeout=PATIENCE)
        await _picture(page, f"idle-{language}-{width}")

        await page.reload()
        again = await Chat.open(page, LAUNCHERS[language])
        await again.sees(farewell)
        assert did_this_help in await again.all_text()
        await _picture(page, f"idle-{language}-{width}-reloaded")
        brain.replies = [says("SPF, DKIM, DMARC")]
        await again.press(button["title"])
        await again.sees("SPF, DKIM, DMARC")
        assert (await again.all_text()).count(farewell) == 1
        await _picture(page, f"idle-{language}-{width}-back")
        assert complaints.found == []


async def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png")
