"""What the live line brings and takes in a real Chromium: in order, whole, and what is left out is said."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Browser, Route, expect

from bot.conversation.event import Entry
from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire, Wait
from tests.people import PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser
CUT = "This is the newest part of the conversation; what was said before is not shown here."


async def test_a_very_long_absence_is_said_openly(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    await ada.sees("My campaign does not leave")
    await expect(ada.page.get_by_text(CUT)).to_have_count(0)
    await ada.cut()
    await expect(ada.page.locator("#banner")).to_be_visible(timeout=PATIENCE)
    entries = [Entry("message", "bot", [{"type": "text", "text": f"no {n}"}]) for n in range(600)]
    await services.log.say(talk.id, entries)
    await ada.resume()
    await ada.sees("no 599")
    await expect(ada.page.locator("#toast")).to_have_text(CUT, timeout=PATIENCE)
    await expect(ada.page.locator(".log .note").first).to_have_text(CUT)
    await expect(ada.page.locator(".log").get_by_text("My campaign does not leave")).to_have_count(0)


async def test_what_was_refused_is_said_only_if_the_agent_wants_it(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, ben, talk = await hire("Ada"), await hire("Ben"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    taken = asyncio.Event()

    async def too_late(route: Route) -> None:
        await taken.wait()
        await route.continue_()

    await ada.page.route("**/messages*", too_late)
    await ada.say("Said too late")
    await services.desk.chat.transfer(talk.id, desk.agent, ben.agent)
    taken.set()
    await expect(ada.page.locator(".pending")).to_contain_text("A colleague has this conversation", timeout=PATIENCE)
    await services.desk.chat.transfer(talk.id, ben.agent, desk.agent)
    await ada.say("Here I am again")
    await expect(ada.page.locator(".log").get_by_text("Here I am again")).to_have_count(1, timeout=PATIENCE)
    await expect(ada.page.locator(".pending")).to_have_count(1, timeout=PATIENCE)
    said = [event.text for event in await services.log.events(talk.id)]
    assert "Here I am again" in said and "Said too late" not in said
    await ada.page.locator(".pending .text-button").first.click()
    await ada.sees("Said too late")


async def test_nothing_that_is_written_overtakes_what_was_written_before(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    written = asyncio.Event()

    async def slow_at_first(route: Route) -> None:
        if "First" in (route.request.post_data or ""):
            await written.wait()
        await route.continue_()

    await ada.page.route("**/messages*", slow_at_first)
    await ada.say("First")
    await ada.say("Second")
    await expect(ada.page.locator(".pending")).to_have_count(2, timeout=PATIENCE)
    written.set()
    await ada.sees("Second")
    said = [event.text for event in await services.log.events(talk.id) if event.author == "agent"]
    assert said[-2:] == ["First", "Second"]


async def test_the_desk_works_where_the_page_came_without_https(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.page.add_init_script("delete Crypto.prototype.randomUUID;")  # there are none for such pages
    await ada.page.reload()
    await ada.choose("mine", "Priya Raman")
    await ada.say("Hello Priya")
    await ada.sees("Hello Priya")
    await ada.page.locator(".jot textarea").fill("Friendly")
    await ada.page.locator(".jot button").click()
    await expect(ada.page.locator(".jotting")).to_contain_text("Friendly", timeout=PATIENCE)
    assert ada.complaints.found == []


async def test_a_session_that_ended_while_the_net_was_away_leads_to_the_sign_in_page(
    chromium: Browser, hire: Hire, services: Services
) -> None:
    desk = await hire("Ada")
    ada = await Console.open(chromium, desk)
    await ada.cut()
    await expect(ada.page.locator("#banner")).to_be_visible(timeout=PATIENCE)
    session = await services.desk.sessions.recognise(desk.token)
    assert session is not None
    await services.desk.sessions.close_all(session)
    await ada.resume()
    await expect(ada.page.locator(".sign-in")).to_be_visible(timeout=PATIENCE)
