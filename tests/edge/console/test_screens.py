"""Every screen of the console fits its window and makes no complaint. To look at them all:

PICTURES=/tmp/pictures .venv/edge/bin/python -m pytest tests/edge/console/test_screens.py
"""

from __future__ import annotations

from typing import Any

import pyotp
import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import Browser, Page, expect

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.edge.seen_signs import SEEN
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.camera import Camera
from tests.edge.console.conftest import PASSWORD, Desk, Hire, Wait
from tests.edge.console.test_gaps import CARDS, asks
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS, MATEO, PRIYA
from tests.whole.browser import PATIENCE, Complaints

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "de")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_way_in_fits_with_a_code_and_with_an_invitation(
    chromium: Browser, client: TestClient[Any, Any], services: Services, clock: FakeClock, language: str
) -> None:
    ada, invitation = await services.desk.staff.add("Ada Moreau", "ada@team.example", ["en"], "agent")
    page = await chromium.new_page(locale=language)
    complaints, camera = Complaints(page), Camera(page, language)
    await page.goto(str(client.make_url(f"/console/#invitation={invitation}")))
    await page.locator("[type=password]").fill(PASSWORD, timeout=PATIENCE)
    await camera.take("invitation")
    await services.desk.staff.set_password(invitation, PASSWORD)
    secret = (await services.desk.second_factors.begin(ada)).secret
    await services.desk.second_factors.switch_on(ada, "no session of hers", pyotp.TOTP(secret).at(clock()))
    clock.forward(minutes=1)
    await page.goto(str(client.make_url("/console/")))
    await page.locator("[name=email]").fill("ada@team.example", timeout=PATIENCE)
    await camera.take("sign_in")
    await page.locator("[name=password]").fill("not this one")
    await page.keyboard.press("Enter")
    await expect(page.locator(".trouble")).to_be_visible(timeout=PATIENCE)
    await camera.take("wrong_password")
    await page.locator("[name=password]").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await page.locator("[name=code]").fill(pyotp.TOTP(secret).at(clock()), timeout=PATIENCE)
    await camera.take("code")
    await page.keyboard.press("Enter")
    await expect(page.locator(".desk")).to_be_visible(timeout=PATIENCE)
    await camera.take("nothing_to_do")
    assert camera.wrong == []
    assert [one for one in complaints.found if "401" not in one] == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_desk_fits_with_a_chat_its_brief_and_every_question(
    chromium: Browser, hire: Hire, queued: Wait, services: Services, clock: FakeClock, language: str
) -> None:
    desk, ben = await hire("Ada", role="admin"), await hire("Ben", languages="en,de")
    chat = await a_full_house(services, queued, desk, ben)
    ada = await Console.open(chromium, desk, language, clock())
    camera, page = Camera(ada.page, language), ada.page
    await ada.choose("queue", "Mateo Ferrer")
    await expect(page.locator(".offer .button")).to_be_visible(timeout=PATIENCE)
    await camera.take("waiting")
    await ada.choose("mine", "Priya Raman")
    await ada.say("I am looking at your campaign.")
    await ada.sees("I am looking at your campaign.")
    await services.log.accept(chat.id, "visitor-0009", text="Thank you, Ada. https://harbour.example/" + "long" * 40)
    await expect(page.locator(".log")).to_contain_text("Thank you, Ada.", timeout=PATIENCE)
    app = desk.client.app
    assert app is not None
    app[SEEN].saw(chat.id, "visitor", (await services.log.events(chat.id))[-1].seq)
    await expect(page.locator(".seen")).to_be_visible(timeout=PATIENCE)
    await camera.take("chat")
    await page.locator(".composer textarea").press_sequentially("/")
    await expect(page.locator("#canned")).to_be_visible(timeout=PATIENCE)
    await camera.take("canned_replies")
    await page.locator(".composer textarea").fill("")
    await the_questions(page, camera)
    await page.locator(".filter summary").click()
    await camera.take("filter")
    await ada.cut()
    await expect(page.locator("#banner")).to_be_visible(timeout=PATIENCE)
    await ada.say("This waits for the net.")
    await camera.take("no_net")
    assert camera.wrong == []


async def the_questions(page: Page, camera: Camera) -> None:
    for key, name in (("t", "transfer"), ("k", "into_a_ticket"), ("e", "end"), ("h", "keys")):
        await page.keyboard.press(f"Alt+{key}")
        await expect(page.locator("dialog")).to_be_visible(timeout=PATIENCE)
        await camera.take(name)
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog")).to_have_count(0, timeout=PATIENCE)
    await page.locator(".menu summary").click()
    await camera.take("menu")
    for place, name in ((0, "a_callers_pin"), (1, "second_factor")):
        if not await page.locator(".menu-list").is_visible():
            await page.locator(".menu summary").click()
        await page.locator(".menu-list button").nth(place).click()
        await expect(page.locator("dialog")).to_be_visible(timeout=PATIENCE)
        await camera.take(name)
        await page.keyboard.press("Escape")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_tickets_search_and_gaps_fit(
    chromium: Browser, hire: Hire, queued: Wait, services: Services, clock: FakeClock, language: str
) -> None:
    for number in range(6):
        await asks(services, clock, f"why is my dedicated address blocked {number}")
        await asks(services, clock, "my account is suspended", CARDS, helped="deny")
    clock.forward(days=7)
    desk, ben = await hire("Ada", role="admin"), await hire("Ben")
    await a_full_house(services, queued, desk, ben)
    ticket = await services.tickets.open(
        TicketDraft("ticket", PRIYA.id, PRIYA.email, "Campaign stuck", "It does not leave.", "refund", "en")
    )
    ada = await Console.open(chromium, desk, language, clock())
    camera, page = Camera(ada.page, language), ada.page
    await page.keyboard.press("Alt+s")
    await page.keyboard.type("campaign")
    await page.keyboard.press("Enter")
    await expect(page.locator(".ticket-row").first).to_be_visible(timeout=PATIENCE)
    await camera.take("search")
    await page.locator("[data-show=tickets]").click()
    await page.locator(".ticket-row").filter(has_text="Campaign stuck").click(timeout=PATIENCE)
    await page.locator(".composer textarea").fill("We have set it going.", timeout=PATIENCE)
    await ben.post(f"/tickets/{ticket.number}/answers", client_msg_id="ben-answer-1", text="Ben here, I am on it.")
    await page.locator(".composer .button").click()
    await expect(page.locator(".composer .trouble")).to_contain_text("Ben", timeout=PATIENCE)
    await expect(page.locator(".composer textarea")).to_have_value("We have set it going.")
    await camera.take("answered_meanwhile")
    await page.locator("[data-show=tickets]").click()
    await expect(page.locator(".chat-head h1")).to_be_visible(timeout=PATIENCE)
    await camera.take("tickets")
    await page.goto(str(desk.client.make_url("/console/gaps")))
    await expect(page.locator("table").first).to_be_attached(timeout=PATIENCE)
    await camera.take("gaps")
    assert camera.wrong == []
    assert [one for one in ada.complaints.found if "409" not in one] == []


async def a_full_house(services: Services, queued: Wait, desk: Desk, ben: Desk) -> Conversation:
    """Two wait, a colleague has a chat, and so has one oneself, with somebody of whom much is known."""
    chat, colleagues = await queued(PRIYA), await queued(CHLOE, "fr")
    await queued(MATEO, "es")
    await queued(JONAS, "de")
    case = await services.reception.case(chat.id)
    await services.reception.decide(case, "en", "refund")
    articles = [
        {"id": "account-review", "title": "Account suspended or under review", "url": "/help/en/account-review"}
    ]
    shown = Entry("message", "bot", [{"type": "articles", "articles": articles}])
    await services.log.say(chat.id, [shown])
    await services.log.moved(chat.id, "https://harbour.example/dashboard/campaigns")
    await services.desk.chat.accept(chat.id, desk.agent)
    await services.desk.chat.accept(colleagues.id, ben.agent)
    await services.desk.notes.write(chat.id, ben.agent, "note-0001", "Called this morning already, please be quick.")
    draft = TicketDraft("ticket", PRIYA.id, PRIYA.email, "An earlier matter", "Solved long ago", "refund", "en")
    await services.tickets.open(draft)
    return chat
