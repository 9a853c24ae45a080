"""A chat with all that can be in it fits its window: long names, files, another day, a refusal, a long cut, its end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.async_api import Browser, expect

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.desk.pin import PinTry
from bot.desk.rating import Answer
from bot.edge.typing_signs import TYPING
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.camera import NARROW, Camera
from tests.edge.console.conftest import Desk, Hire, Wait, hand_to_queue
from tests.edge.console.test_tickets import attach
from tests.fakes import FakeClock
from tests.people import MATEO, PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "de")
BARONESS = replace(
    PRIYA,
    id="acct-baroness",
    name="Maximiliane Freifrau von Hohenstein-Wittelsbach",
    email="maximiliane.freifrau.von.hohenstein-wittelsbach@donaudampfschifffahrt.example",
)
FILE = {"name": "Bildschirmfoto_2026-11-23_um_09.41.27_Kampagneneinstellungen.png", "mimeType": "image/png"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_chat_fits_with_all_that_can_be_in_it(
    chromium: Browser, hire: Hire, queued: Wait, services: Services, clock: FakeClock, language: str
) -> None:
    desk = await hire("Ada", role="manager")
    chat = await with_a_past(services, clock, desk, await queued(BARONESS))
    await queued(MATEO, "en")
    ada = await Console.open(chromium, desk, language, clock())
    camera, page = Camera(ada.page, language), ada.page
    await camera.take("rings")
    await ada.choose("mine", "Maximiliane")
    field = page.get_by_label(services.texts.say(language, "console.chat.attach"))
    await field.set_input_files({**FILE, "buffer": b"\x89PNG\r\n\x1a\n" + b"0" * 2048})  # type: ignore[list-item]
    await expect(page.locator(".bubble.file")).to_be_visible(timeout=PATIENCE)
    await expect(page.locator(".jotting").first).to_be_visible(timeout=PATIENCE)
    await camera.take("full")
    for widths in ((1280,), NARROW):  # the sign goes away by itself
        desk.client.app[TYPING].visitor_types(chat.id)  # type: ignore[index]
        await expect(page.locator(".typing")).not_to_be_empty(timeout=PATIENCE)
        await camera.take("typing", widths)
    await page.set_viewport_size({"width": 390, "height": 860})
    await page.keyboard.press("Alt+b")
    await camera.take("brief", NARROW)
    await page.set_viewport_size({"width": 1280, "height": 860})
    await page.keyboard.press("Alt+b")
    await expect(page.locator(".brief")).to_be_focused(timeout=PATIENCE)
    await camera.take("brief_by_keys", (1600, 1280))
    await page.keyboard.press("Alt+w")
    await page.route("**/messages*", lambda route: route.fulfill(status=400, json=REFUSED))
    await ada.say("This is refused.")
    await expect(page.locator(".pending .text-button").first).to_be_visible(timeout=PATIENCE)
    await camera.take("refused")
    await page.locator(".pending .text-button").last.click()
    await expect(page.locator(".pending")).to_have_count(0, timeout=PATIENCE)
    await ada.cut()
    lines = [Entry("message", "bot", [{"type": "text", "text": f"Line {number}"}]) for number in range(520)]
    await services.log.say(chat.id, lines)
    await ada.resume()
    await expect(page.locator(".log-list .note").first).to_be_visible(timeout=PATIENCE)
    await page.locator(".log").evaluate(
        "async (log) => { log.scrollTop = 0; for (const _ of [1, 2]) await new Promise(requestAnimationFrame); }"
    )
    await camera.take("long_cut")
    await page.keyboard.press("Alt+e")
    await ada.confirm()
    await expect(page.locator(".foot .offer")).to_be_visible(timeout=PATIENCE)
    await camera.take("ended")
    assert camera.wrong == []


REFUSED = {"error": {"code": "too_long", "message": "At most 4000 characters, please."}}


async def with_a_past(services: Services, clock: FakeClock, desk: Desk, chat: Conversation) -> Conversation:
    """A chat days ago, which was rated; today one more of a verified customer with a file, pages and a decision."""
    await services.desk.chat.accept(chat.id, desk.agent)
    await services.desk.chat.end(chat.id, desk.agent)
    parts = [part for event in await services.log.events(chat.id) for part in event.parts]
    rating = next(part["id"] for part in parts if part["type"] == "rating")
    await services.desk.ratings.give(chat, rating, Answer(2, solved=False, comment="I was handed on three times."))
    assert (await attach(desk.client, await a_ticket(desk, services))).name
    clock.forward(days=2)
    desk.token = await services.desk.sessions.open(desk.agent)
    await desk.post("/available", available=True)
    await services.log.accept(chat.id, "visitor-0002", text="Good morning, it is me again.")
    await services.reception.decide(await services.reception.case(chat.id), "en", "account_suspended")
    for page in ("prices", "dashboard/campaigns/black-friday-newsletter/recipients/import", "dashboard"):
        await services.log.moved(chat.id, f"https://harbour.example/{page}")
    await hand_to_queue(services, chat.id)
    await services.desk.chat.accept(chat.id, desk.agent)
    issued = await services.pins.issue(BARONESS.id)
    await services.pins.verify(PinTry(BARONESS.id, issued.pin, chat.id))
    await services.desk.notes.write(chat.id, desk.agent, "note-0001", "Prefers the telephone in the afternoon.")
    return chat


async def a_ticket(desk: Desk, services: Services) -> int:
    draft = TicketDraft("ticket", BARONESS.id, BARONESS.email, "Where is my invoice?", "I need it.", "billing", "en")
    return (await services.tickets.open(draft)).number
