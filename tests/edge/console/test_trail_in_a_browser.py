"""The browser's own "back" leads through the columns of a narrow console, and leaves nothing behind."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire, Wait
from tests.edge.console.test_narrow_in_a_browser import only
from tests.people import PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser


async def test_the_browsers_own_back_leads_to_the_column_before_and_not_out_of_the_console(
    chromium: Browser, hire: Hire, queued: Wait
) -> None:
    await queued(PRIYA)
    ada = await Console.open(chromium, await hire("Ada"), width=390)
    page = ada.page
    lists, work, brief = (page.locator(f".desk > .{name}") for name in ("lists", "work", "brief"))
    await ada.choose("queue", "Priya Raman")
    await page.locator(".ways .turn").click(timeout=PATIENCE)
    await only(brief, lists, work)
    await page.evaluate("history.back()")
    await only(work, lists, brief)
    await page.evaluate("history.back()")
    await only(lists, work, brief)
    await expect(ada.group("queue").first).to_be_focused(timeout=PATIENCE)


async def test_whoever_goes_back_by_the_button_finds_no_columns_left_behind_in_the_browsers_history(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    await queued(PRIYA)
    draft = TicketDraft("ticket", PRIYA.id, PRIYA.email, "Campaign stuck", "It does not leave.", "refund", "en")
    await services.tickets.open(draft)
    ada = await Console.open(chromium, await hire("Ada"), width=390)
    page = ada.page
    lists, work, brief = (page.locator(f".desk > .{name}") for name in ("lists", "work", "brief"))
    for _ in range(2):
        await ada.choose("queue", "Priya Raman")
        await page.locator(".ways .back").click(timeout=PATIENCE)
        await only(lists, work, brief)
    await page.locator("[data-show=tickets]").click(timeout=PATIENCE)
    await page.locator(".ticket-row").click(timeout=PATIENCE)
    await expect(page.locator(".composer")).to_be_visible(timeout=PATIENCE)
    await page.evaluate("history.back()")
    await expect(page.locator(".ticket-row")).to_be_visible(timeout=PATIENCE)
    await page.evaluate("history.back()")
    await only(lists, work, brief)
    assert await page.evaluate("history.state.place") == 0


async def test_whoever_goes_to_and_fro_faster_than_the_browser_follows_is_where_they_went_last(
    chromium: Browser, hire: Hire, queued: Wait
) -> None:
    await queued(PRIYA)
    ada = await Console.open(chromium, await hire("Ada"), width=390)
    page = ada.page
    lists, work, brief = (page.locator(f".desk > .{name}") for name in ("lists", "work", "brief"))
    await ada.choose("queue", "Priya Raman")
    await only(work, lists, brief)
    await page.evaluate(
        """async () => {
          const gone = new Promise((done) => addEventListener("popstate", () => setTimeout(done), { once: true }));
          const [back, entry] = [".ways .back", ".queue .entry"].map((one) => document.querySelector(one));
          for (const step of [back, entry, back]) step.click();
          await gone;
        }"""
    )
    await only(lists, work, brief)
    assert await page.evaluate("history.state.place") == 0
