"""The Help Center's own pages, with scripts and without, in a real Chromium."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import Page, expect

from bot.wiring import Services
from tests.fakes import FakeBrain, FakeClock
from tests.whole.browser import PATIENCE, Complaints, browsing

pytestmark = pytest.mark.browser
NOWHERE = "quokka lasagne"


async def composer(page: Page) -> Any:
    handle = await page.wait_for_selector("iframe[src*='/widget/frame']", timeout=PATIENCE)
    frame = await handle.content_frame()
    assert frame is not None
    return frame


async def test_articles_are_found_while_somebody_types_and_the_address_can_be_kept(
    browser: TestClient[Any, Any], services: Services
) -> None:
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 390, "height": 844}, locale="de")
        complaints = Complaints(page)
        await page.goto(str(browser.make_url("/help/de")))
        field, found = page.get_by_role("searchbox"), page.locator("#found")
        await field.press_sequentially("doppelt abgebucht", delay=20)
        first = services.help_center.search("doppelt abgebucht", "de", 1)[0].article
        await expect(found.get_by_role("link").first).to_have_text(first.title, timeout=PATIENCE)
        await expect(found.get_by_role("heading")).to_have_count(0)
        await page.reload()
        await expect(field).to_have_value("doppelt abgebucht")
        await expect(found.get_by_role("link").first).to_have_text(first.title)
        await field.fill("")
        await expect(found.get_by_role("heading")).not_to_have_count(0, timeout=PATIENCE)
        assert complaints.found == []


async def test_what_no_article_answers_can_be_asked_of_the_assistant(
    browser: TestClient[Any, Any], services: Services, brain: FakeBrain
) -> None:
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900}, locale="fr")
        await page.goto(str(browser.make_url("/help/fr")))
        await page.get_by_role("searchbox").press_sequentially(NOWHERE)
        nothing = services.texts.say("fr", "help.search.nothing", question=NOWHERE)
        await expect(page.get_by_role("status")).to_have_text(nothing, timeout=PATIENCE)
        await page.get_by_role("button", name=services.texts.say("fr", "help.search.ask")).click()
        frame = await composer(page)
        await expect(frame.locator("#log .from-visitor")).to_contain_text(NOWHERE, timeout=PATIENCE)


async def test_an_article_that_did_not_help_leads_to_the_assistant_with_a_draft(
    browser: TestClient[Any, Any], services: Services, clock: FakeClock
) -> None:
    article = services.help_center.get("account-review", "de")
    assert article is not None
    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 390, "height": 844}, locale="de")
        complaints = Complaints(page)
        await page.goto(str(browser.make_url(article.url)))
        await page.get_by_role("button", name=services.texts.say("de", "help.feedback.no")).click()
        await page.get_by_role("button", name=services.texts.say("de", "help.search.ask")).click(timeout=PATIENCE)
        frame = await composer(page)
        draft = services.texts.say("de", "help.feedback.draft", title=article.title).strip()
        await expect(frame.get_by_role("textbox")).to_have_value(
            re.compile(f"^{re.escape(draft)}\\s*$"), timeout=PATIENCE
        )
        assert complaints.found == []
    assert [told.no for told in await services.feedback.since(clock())] == [1]


async def test_without_scripts_the_help_center_is_searched_read_and_answered(
    browser: TestClient[Any, Any], services: Services, clock: FakeClock
) -> None:
    async with browsing() as chromium:
        context = await chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
        page = await context.new_page()
        await page.goto(str(browser.make_url("/help/es")))
        await page.get_by_role("searchbox").fill(NOWHERE)
        await page.get_by_role("searchbox").press("Enter")
        await expect(page.get_by_role("status")).to_contain_text(NOWHERE)
        ask = page.get_by_role("button", name=services.texts.say("es", "help.search.ask"))
        await expect(ask).to_have_count(0)  # it would lead nowhere
        await page.get_by_role("searchbox").fill("me cobraron dos veces")
        await page.get_by_role("searchbox").press("Enter")
        await page.locator("#found").get_by_role("link").first.click()
        await page.get_by_role("button", name=services.texts.say("es", "help.feedback.yes")).click()
        await expect(page.locator("#feedback")).to_have_text(services.texts.say("es", "help.feedback.thanks"))
    assert [told.helped for told in await services.feedback.since(clock())] == [1]
