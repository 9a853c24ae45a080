"""An agent's console in a real Chromium, used as an agent uses it."""

from __future__ import annotations

from datetime import datetime

from playwright.async_api import Browser, Locator, Page, WebSocketRoute, expect

from bot.edge.console.gate import COOKIE
from tests.edge.console.conftest import Desk
from tests.whole.browser import PATIENCE, CanBeCutOff, Complaints


class Console(CanBeCutOff):
    """One agent's console in a browser of its own."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints = Complaints(page)
        self.lines: list[WebSocketRoute] = []

    @classmethod
    async def open(
        cls, chromium: Browser, desk: Desk, language: str = "en", at: datetime | None = None, width: int = 1280
    ) -> Console:
        """at: the time that the browser believes it is; None: as it is. width: of the window, in pixels."""
        address = str(desk.client.make_url("/console/"))
        context = await chromium.new_context(viewport={"width": width, "height": 860}, locale=language)
        await context.add_cookies([{"name": COOKIE, "value": desk.token, "url": address}])
        console = cls(await context.new_page())
        if at is not None:
            await console.page.clock.set_fixed_time(at)
        await console.page.route_web_socket("**/console/api/socket", console.carry)
        await console.page.goto(address)
        await expect(console.page.locator(".switch")).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        return console

    def group(self, name: str) -> Locator:
        return self.page.locator(f".group.{name} .entry")

    async def choose(self, group: str, name: str) -> None:
        await self.group(group).filter(has_text=name).click(timeout=PATIENCE)

    async def say(self, text: str) -> None:
        await self.page.locator(".composer textarea").fill(text)
        await self.page.keyboard.press("Enter")

    async def sees(self, text: str, times: int = 1) -> None:
        """In the log, confirmed by the server."""
        await expect(self.page.locator(".log").get_by_text(text, exact=True)).to_have_count(times, timeout=PATIENCE)
        await expect(self.page.locator(".pending")).to_have_count(0, timeout=PATIENCE)

    async def confirm(self) -> None:
        await self.page.locator("dialog .button.primary").click(timeout=PATIENCE)
        await expect(self.page.locator("dialog")).to_have_count(0, timeout=PATIENCE)
