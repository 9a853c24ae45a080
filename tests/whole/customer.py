"""A customer of the demo in a browser, with the widget open on their dashboard."""

from __future__ import annotations

from playwright.async_api import Browser, Locator, Page, ViewportSize, WebSocketRoute, expect

from bot.settings import ROOT
from bot.texts import Texts
from tests.whole.browser import PATIENCE, CanBeCutOff, Chat, Complaints

TEXTS = Texts.load(ROOT / "texts")
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


class Customer(CanBeCutOff):
    """A signed-in customer with the widget open, whose net can be cut."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints = Complaints(page)
        self.lines: list[WebSocketRoute] = []
        self.chat: Chat

    @classmethod
    async def open(cls, chromium: Browser, url: str, who: str, label: str) -> Customer:
        context = await chromium.new_context(viewport=DESKTOP)
        customer = cls(await context.new_page())
        await customer.page.route_web_socket("**/conversations/*/socket", customer.carry)
        await customer.page.goto(f"{url}/demo/dashboard?as={who}")
        customer.chat = await Chat.open(customer.page, label)
        # Until its styles have come the page shows everything, and nothing listens yet; people see none of that.
        await expect(customer.chat.frame.locator("body")).to_have_attribute("data-view", "talk", timeout=PATIENCE)
        return customer

    @property
    def field(self) -> Locator:
        return self.chat.frame.locator("#composer textarea")

    @property
    def typing(self) -> Locator:
        return self.chat.frame.locator("#typing")

    async def say(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    async def sees(self, text: str, times: int = 1) -> None:
        await expect(self.chat.log.get_by_text(text, exact=True)).to_have_count(times, timeout=PATIENCE)
        await expect(self.chat.frame.locator(".pending")).to_have_count(0, timeout=PATIENCE)

    async def is_with(self, name: str, status: str) -> None:
        """What stands on top: who answers."""
        await expect(self.chat.frame.locator("#name")).to_have_text(name, timeout=PATIENCE)
        await expect(self.chat.frame.locator("#status")).to_have_text(status, timeout=PATIENCE)

    async def pin(self, url: str, who: str) -> str:
        """A new PIN from the Help Center page, in another tab."""
        page = await self.page.context.new_page()
        await page.goto(f"{url}/demo/dashboard/help?as={who}")
        frame = page.frame_locator("iframe[src*='/widget/help']")
        await frame.get_by_role("button", name=TEXTS.say("en", "help.pin.show"), exact=True).click(timeout=PATIENCE)
        digits = await frame.locator(".digits").inner_text(timeout=PATIENCE)
        await page.close()
        return digits

    async def confirm(self, pin: str) -> None:
        form = self.chat.frame.locator(".pin-form")
        await form.get_by_role("textbox").fill(pin, timeout=PATIENCE)
        await form.get_by_role("button").click()

    async def bot_messages(self) -> int:
        return await self.chat.log.locator(".from-bot").count()
