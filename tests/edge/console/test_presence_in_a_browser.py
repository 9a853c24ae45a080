"""Who is there, told by a real Chromium: an agent with another tab in front is, one whose net is gone is not."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Browser, expect

from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire
from tests.fakes import FakeClock
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser


async def is_there(services: Services) -> None:
    """Waits for the next beat."""
    for _ in range(300):
        if await services.presence.somebody_speaks("en"):
            return
        await asyncio.sleep(0.1)
    raise AssertionError("no beat came")


async def test_a_console_in_a_background_tab_is_heard_although_its_timers_hardly_run(
    chromium: Browser, hire: Hire, services: Services, clock: FakeClock
) -> None:
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.page.add_init_script("window.setInterval = () => 0;")  # the page's own beat never comes
    await ada.page.reload()
    await expect(ada.page.locator(".switch")).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
    clock.forward(seconds=31)
    await is_there(services)


async def test_a_console_without_a_net_is_nobody_and_is_there_again_when_it_is_back(
    chromium: Browser, hire: Hire, services: Services, clock: FakeClock
) -> None:
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.cut()
    await expect(ada.page.locator("#banner")).to_be_visible(timeout=PATIENCE)
    clock.forward(seconds=31)
    assert await services.presence.somebody_speaks("en") is False
    await ada.resume()
    await is_there(services)
    await expect(ada.page.locator("#banner")).to_be_hidden(timeout=PATIENCE)
