"""The Help Center page beside the widget, in a real Chromium."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import expect

from bot.wiring import Services
from tests.fakes import FakeBrain, FakeClock
from tests.whole.browser import PATIENCE, Chat, Complaints, browsing

pytestmark = pytest.mark.browser
PRESSED = {"ticket": "/open_ticket", "contact": "/write_to_contact"}


@pytest.mark.parametrize("channel", PRESSED)
async def test_a_channel_of_the_help_center_page_is_a_button_pressed_in_the_conversation(
    browser: TestClient[Any, Any], services: Services, brain: FakeBrain, channel: str
) -> None:
    title = services.texts.say("de", f"help.support.action.{channel}")
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        complaints = Complaints(page)
        await page.goto(str(browser.make_url("/demo/dashboard/help?as=jonas")))
        handle = await page.wait_for_selector("iframe[src*='/widget/help']", timeout=PATIENCE)
        frame = await handle.content_frame()
        assert frame is not None
        await frame.locator(f"[data-channel={channel}] button", has_text=title).click(timeout=PATIENCE)
        chat_handle = await page.wait_for_selector("iframe[src*='/widget/frame']", timeout=PATIENCE)
        chat_frame = await chat_handle.content_frame()
        assert chat_frame is not None
        said = Chat(chat_frame).log.locator(".from-visitor")
        await expect(said).to_have_count(1, timeout=PATIENCE)
        await expect(said).to_contain_text(services.texts.say("de", f"channels.{PRESSED[channel][1:]}"))
        for _ in range(100):
            if brain.asked:
                break
            await asyncio.sleep(0.05)
        assert [(asked.text, asked.payload) for asked in brain.asked] == [(None, PRESSED[channel])]
        assert complaints.found == []


async def test_a_button_pressed_on_the_help_center_page_alone_is_pressed_in_the_chat_that_opens(
    browser: TestClient[Any, Any], services: Services, brain: FakeBrain
) -> None:
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 390, "height": 844}, locale="de")
        await page.goto(str(browser.make_url("/widget/help")))
        await page.locator("[data-channel=contact] button").click(timeout=PATIENCE)
        await page.wait_for_url("**/widget/frame", timeout=PATIENCE)
        said = page.locator("#log .from-visitor")
        await expect(said).to_have_count(1, timeout=PATIENCE)
        await expect(said).to_contain_text(services.texts.say("de", "channels.write_to_contact"))
        await page.reload()
        await expect(said).to_have_count(1, timeout=PATIENCE)  # once is enough
    assert [asked.payload for asked in brain.asked] == ["/write_to_contact"]


async def test_a_reader_whom_an_article_did_not_help_is_counted_once_however_often_they_go_to_the_assistant(
    browser: TestClient[Any, Any], services: Services, clock: FakeClock
) -> None:
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        await page.goto(str(browser.make_url("/demo/dashboard/help?as=jonas")))
        handle = await page.wait_for_selector("iframe[src*='/widget/help']", timeout=PATIENCE)
        frame = await handle.content_frame()
        assert frame is not None
        await frame.locator("[data-article=account-review]").first.click(timeout=PATIENCE)
        told: list[str] = []
        page.on("request", lambda request: told.append(request.url) if request.url.endswith("/feedback") else None)
        no = frame.locator(".feedback-answers .button").last
        async with page.expect_response("**/feedback", timeout=PATIENCE):
            await no.press("Enter", timeout=PATIENCE)
        await page.wait_for_selector("iframe[src*='/widget/frame']", timeout=PATIENCE)
        await no.press("Enter", timeout=PATIENCE)
        await frame.evaluate("document.title")  # what that press asked for is known by now
        assert len(told) == 1
    (counted,) = await services.feedback.since(clock())
    assert (counted.helped, counted.no) == (0, 1)
