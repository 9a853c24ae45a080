"""Languages in the widget, in a real Chromium: the page's own words follow, and Arabic runs from right to left."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import expect

from bot.wiring import Services
from tests.fakes import FakeBrain, says
from tests.whole.browser import PATIENCE, Chat, Complaints, browsing

pytestmark = pytest.mark.browser


async def test_a_chosen_language_is_that_of_the_whole_widget_and_arabic_runs_from_right_to_left(
    browser: TestClient[Any, Any], services: Services, brain: FakeBrain
) -> None:
    notice = services.foreign_texts.say("ar", "speak", company="Switchyard Mail", spoken="English, Français")
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 390, "height": 844})
        complaints = Complaints(page)
        await page.goto(str(browser.make_url("/demo/site?language=de")))
        chat = await Chat.open(page, "Brauchen Sie Hilfe?")

        brain.replies = [{"custom": {"parts": [{"type": "text", "text": notice, "language": "ar"}]}}]
        await chat.say("لا أستطيع تسجيل الدخول إلى حسابي")
        bubble = chat.log.locator(".from-bot .bubble").last
        await expect(bubble).to_have_attribute("lang", "ar", timeout=PATIENCE)
        for said in (bubble, chat.log.locator(".from-visitor .bubble").last):
            assert await said.evaluate("node => getComputedStyle(node).direction") == "rtl"
        greeting = chat.log.locator(".from-bot .bubble").first
        assert await greeting.evaluate("node => getComputedStyle(node).direction") == "ltr"

        said_at = chat.log.locator(".author time").first
        await expect(said_at).to_have_text(re.compile(r"^\d\d:\d\d$"))

        brain.replies, brain.language = [says(services.texts.say("fr", "language.switched"))], "fr"
        await chat.frame.locator("#language-button").click()
        await chat.press("Français")
        await chat.sees(services.texts.say("fr", "language.switched"))
        assert brain.asked[-1].payload == '/switch_language{"language": "fr"}'
        await expect(chat.frame.locator("html")).to_have_attribute("lang", "fr", timeout=PATIENCE)
        await expect(chat.frame.locator("#name")).to_have_text(services.texts.say("fr", "widget.title"))
        await expect(said_at).to_have_text(re.compile("^\\d{1,2}\u00a0h\u00a0\\d\\d$"))  # as in French sentences
        assert complaints.found == []


async def test_no_language_makes_the_public_page_wider_than_a_telephone(browser: TestClient[Any, Any]) -> None:
    async with browsing() as chromium:
        page = await chromium.new_page()
        for language in ("en", "fr", "de", "es"):
            for width in (390, 375, 320):
                await page.set_viewport_size({"width": width, "height": 700})
                await page.goto(str(browser.make_url(f"/demo/site?language={language}")))
                assert await page.evaluate("document.documentElement.scrollWidth") == width, (language, width)
