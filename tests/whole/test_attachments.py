"""A screenshot on a ticket, in a real browser: added in the chat, found and saved on the Help Center page."""

from __future__ import annotations

import asyncio
import email
import re
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, FrameLocator, Locator, Page, Route, expect

from bot.settings import ROOT
from bot.texts import Texts
from tests.whole.browser import PATIENCE, Chat, Complaints, browsing
from tests.whole.house import House
from tests.whole.test_in_a_browser import launcher_label

pytestmark = [pytest.mark.rasa, pytest.mark.browser]
TEXTS = Texts.load(ROOT / "texts")
PNG = b"\x89PNG\r\n\x1a\n"
SCREENSHOT: FilePayload = {"name": 'Écran "1".png', "mimeType": "image/png", "buffer": PNG + bytes(90_000)}
SECOND: FilePayload = {"name": "second.png", "mimeType": "image/png", "buffer": PNG}
PROGRAM: FilePayload = {"name": "photo.png", "mimeType": "image/png", "buffer": b"MZ\x90\0\x03\0"}
FILM: FilePayload = {"name": "film.png", "mimeType": "image/png", "buffer": bytes(10 * 1024 * 1024 + 1)}


def say(key: str, **values: object) -> str:
    return TEXTS.say("en", key, **values)


async def test_a_customer_adds_files_in_the_chat_and_saves_them_from_the_ticket_page(house: House) -> None:
    async with browsing() as browser:
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        complaints = Complaints(page)
        card = await opened_ticket(page, house)
        await add_with_the_keyboard(page, card)
        assert complaints.found == []
        await is_told_what_is_not_taken(card)
        await try_again_what_was_cut_after_it_arrived(page, card)
        await save_from_the_ticket_page(page, house)
        assert [each for each in complaints.found if "Failed to load resource" not in each] == []


async def test_a_file_goes_with_a_message_of_the_contact_page(house: House) -> None:
    async with browsing() as browser:
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        await page.goto(f"{house.url}/demo/site")
        chat = await Chat.open(page, await launcher_label(page))
        await chat.say("I cannot log in, my account was hacked")
        await chat.press(say("channels.write_to_contact"))
        form = chat_frame(page).locator(".contact")
        await form.get_by_label(say("widget.files.add")).set_input_files([SCREENSHOT, SECOND])
        await form.get_by_role("listitem").last.get_by_role("button", name=say("widget.state.discard")).click()
        await form.get_by_label(say("widget.contact.email")).fill("eva@example.org")
        await form.get_by_role("button", name=say("widget.contact.send")).click()
        await form.get_by_label(say("widget.contact.code")).fill(await mailed_code(house), timeout=PATIENCE)
        await expect(form.get_by_role("status")).to_have_text(
            say("widget.files.added", name=SCREENSHOT["name"]), timeout=PATIENCE
        )
        await form.get_by_role("button", name=say("widget.contact.confirm")).click()
        await expect(form).to_have_class(re.compile("is-done"), timeout=PATIENCE)


async def mailed_code(house: House) -> str:
    """The code of the newest mail; without a mail server they lie in the data folder."""

    def newest() -> str:
        mails = sorted((house.data / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime)
        return email.message_from_bytes(mails[-1].read_bytes())["Subject"] if mails else ""

    for _ in range(PATIENCE // 100):
        if found := re.search(r"\d{6}", await asyncio.to_thread(newest)):
            return found[0]
        await asyncio.sleep(0.1)
    raise AssertionError("no code was mailed")


async def opened_ticket(page: Page, house: House) -> Locator:
    """The card of a ticket that was just opened in the chat."""
    await page.goto(f"{house.url}/demo/dashboard?as=daniel")
    chat = await Chat.open(page, await launcher_label(page))
    await chat.say("I want a refund, you charged me twice")
    await chat.sees(say("articles.did_this_help"))
    await chat.say("no")
    await chat.press(say("channels.open_ticket"))
    await chat.press(say("ticket.nothing_to_add"))
    await chat.press(say("ticket.confirm"))
    await chat.sees(say("state.open"))
    return chat_frame(page).locator(".ticket-card").last


async def add_with_the_keyboard(page: Page, card: Locator) -> None:
    field = card.get_by_label(say("widget.files.add"))
    for _ in range(5):
        # The newest answer takes the focus for a moment; a person, too, waits until the page is at rest.
        await card.get_by_role("button", name=say("widget.ticket.open")).focus()
        await page.keyboard.press("Tab")
        if await field.evaluate("field => field === document.activeElement"):
            break
        await page.wait_for_timeout(500)
    await expect(field).to_be_focused()
    async with page.expect_file_chooser() as choosing:
        await page.keyboard.press("Enter")
    await (await choosing.value).set_files(SCREENSHOT)
    await sees_file(card, SCREENSHOT)
    await expect(card.get_by_role("status")).to_have_text(say("widget.files.added", name=SCREENSHOT["name"]))


async def is_told_what_is_not_taken(card: Locator) -> None:
    await card.get_by_label(say("widget.files.add")).set_input_files([PROGRAM, FILM])
    refused = card.get_by_role("alert")
    await expect(refused.first).to_contain_text(say("error.file_kind"), timeout=PATIENCE)
    await expect(refused.last).to_contain_text(say("widget.files.too_large", limit="10 MB"))
    for _ in range(2):
        await refused.first.get_by_role("button", name=say("widget.state.discard")).click()
    await expect(card.get_by_role("listitem")).to_have_count(1)


async def try_again_what_was_cut_after_it_arrived(page: Page, card: Locator) -> None:
    async def take_it_and_hang_up(route: Route) -> None:
        await route.fetch()
        await route.abort()

    address = "**/api/v1/tickets/*/files"
    await page.route(address, take_it_and_hang_up)
    await card.get_by_label(say("widget.files.add")).set_input_files([SECOND])
    await expect(card.get_by_role("alert")).to_contain_text(say("widget.error.unavailable"), timeout=PATIENCE)
    await page.unroute(address)
    await card.get_by_role("button", name=say("widget.state.retry")).click()
    await sees_file(card, SECOND)


async def save_from_the_ticket_page(page: Page, house: House) -> None:
    await page.goto(f"{house.url}/demo/dashboard/help?as=daniel")
    frame = page.frame_locator("iframe[src*='/widget/help']")
    await frame.locator("[data-ticket]").first.click(timeout=PATIENCE)
    await expect(frame.locator(".files").get_by_role("listitem")).to_have_count(2, timeout=PATIENCE)
    async with page.expect_download() as downloading:
        await frame.get_by_role("button", name=SCREENSHOT["name"]).click()
    saved = await downloading.value
    assert await asyncio.to_thread(Path(await saved.path()).read_bytes) == SCREENSHOT["buffer"]


async def sees_file(card: Locator, file: FilePayload) -> None:
    await expect(card.get_by_role("button", name=file["name"])).to_be_visible(timeout=PATIENCE)


def chat_frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src*='/widget/frame']")
