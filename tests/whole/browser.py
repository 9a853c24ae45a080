"""A headless Chromium, and the widget in it as a person uses it."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, ConsoleMessage, Frame, Page, WebSocketRoute, async_playwright, expect

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 30_000  # milliseconds; a turn takes a tenth of a second, a busy machine takes its time


def chromium() -> str:
    """Where the browser is. Raises AssertionError with what to install."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "no chromium here: apt-get install chromium, or set CHROMIUM to one"
    return found


@asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    """A browser for the length of a block."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        await browser.close()


class Complaints:
    """What the browser complains about: script errors, refused styles and scripts."""

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.found.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(message.text)


class CanBeCutOff:
    """Somebody at a page whose live line goes over the browser's hands: the net can go, and come back."""

    page: Page
    lines: list[WebSocketRoute]

    async def carry(self, line: WebSocketRoute) -> None:
        line.connect_to_server()
        self.lines.append(line)

    async def cut(self) -> None:
        """The net is gone; an emulated one leaves open sockets alone."""
        await self.page.context.set_offline(True)
        for line in self.lines:
            await line.close(code=1001, reason="cut")
        self.lines.clear()

    async def resume(self) -> None:
        await self.page.context.set_offline(False)


class Chat:
    """The open widget on a page."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.log = frame.locator("#log")

    @classmethod
    async def open(cls, page: Page, label: str) -> Chat:
        """Press the launcher as a visitor does."""
        await page.get_by_role("button", name=label).last.click(timeout=PATIENCE)
        handle = await page.wait_for_selector("iframe[src*='/widget/frame']", timeout=PATIENCE)
        frame = await handle.content_frame()
        assert frame is not None
        chat = cls(frame)
        # Typing before the page listens would be typing into nothing.
        await frame.wait_for_selector("body[data-view='talk']", timeout=PATIENCE)
        return chat

    async def say(self, text: str) -> None:
        box = self.frame.get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")

    async def press(self, name: str) -> None:
        await self.frame.get_by_role("button", name=name, exact=True).last.click(timeout=PATIENCE)

    async def sees(self, text: str) -> None:
        await expect(self.log.get_by_text(text).last).to_be_visible(timeout=PATIENCE)

    async def all_text(self) -> str:
        return await self.log.inner_text()
