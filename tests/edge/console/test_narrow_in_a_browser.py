"""On a telephone, and on a desk at 400 %, the console shows one column at a time and everything can be done in it."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Locator, expect

from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.camera import NARROW, Camera
from tests.edge.console.conftest import Hire, Wait
from tests.edge.console.test_gaps import asks
from tests.fakes import FakeClock
from tests.people import MATEO, PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "de"])
async def test_an_agent_accepts_answers_looks_at_the_brief_and_ends_a_chat(
    chromium: Browser, hire: Hire, queued: Wait, services: Services, clock: FakeClock, language: str
) -> None:
    talk = await queued(PRIYA)
    await queued(MATEO, "es")
    ada = await Console.open(chromium, await hire("Ada"), language, clock(), width=320)
    page, camera = ada.page, Camera(ada.page, language)
    lists, work, brief = (page.locator(f".desk > .{name}") for name in ("lists", "work", "brief"))
    await expect(ada.group("queue")).to_have_count(2, timeout=PATIENCE)
    await only(lists, work, brief)
    await camera.take("lists", NARROW)
    await page.locator(".filter summary").click(timeout=PATIENCE)
    await camera.take("lists_filter", NARROW)

    await ada.choose("queue", "Priya Raman")
    await only(work, lists, brief)
    await expect(work).to_be_focused(timeout=PATIENCE)
    await camera.take("waiting_narrow", NARROW)
    await page.locator(".offer .button").click(timeout=PATIENCE)
    await expect(page.locator(".composer textarea")).to_be_focused(timeout=PATIENCE)
    await ada.say("Hello Priya")
    await ada.sees("Hello Priya")
    await camera.take("answered", NARROW)

    await page.locator(".ways .turn").click(timeout=PATIENCE)
    await only(brief, lists, work)
    await expect(brief).to_be_focused(timeout=PATIENCE)
    await expect(brief.locator("h2")).to_be_visible(timeout=PATIENCE)
    await camera.take("brief", NARROW)
    await page.locator(".ways .turn").click(timeout=PATIENCE)
    await only(work, lists, brief)

    await page.locator(".acts .button").last.click(timeout=PATIENCE)
    await expect(page.locator("dialog")).to_be_visible(timeout=PATIENCE)
    await ada.confirm()
    await camera.take("ended", NARROW)
    await page.locator(".ways .back").click(timeout=PATIENCE)
    await only(lists, work, brief)
    found = await services.log.find(talk.id)
    assert found is not None
    assert found.owner == "bot"
    assert camera.wrong == []
    assert ada.complaints.found == []


async def test_the_way_back_leads_to_where_one_was_and_says_who_calls(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    await queued(PRIYA)
    ada = await Console.open(chromium, await hire("Ada"), width=390)
    await ada.choose("queue", "Priya Raman")
    back = ada.page.locator(".ways .back")
    await expect(back).to_have_text("Back to the list11 waiting for you or in the queue", timeout=PATIENCE)
    await back.press("Enter")
    await expect(ada.group("queue").first).to_be_focused(timeout=PATIENCE)


async def test_what_comes_while_the_brief_is_looked_at_is_not_read_yet(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk = await hire("Ada")
    talk = await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk, width=900)
    await ada.choose("mine", "Priya Raman")
    turn = ada.page.locator(".ways .turn")
    await turn.click(timeout=PATIENCE)
    await expect(turn.locator(".badge")).to_have_count(0, timeout=PATIENCE)
    await services.log.accept(talk.id, "visitor-0002", text="Are you there?")
    await expect(turn.locator(".badge")).to_be_visible(timeout=PATIENCE)
    await expect(ada.group("mine").locator(".badge")).to_be_visible(timeout=PATIENCE)
    await turn.click()
    await expect(ada.group("mine").locator(".badge")).to_have_count(0, timeout=PATIENCE)
    await ada.sees("Are you there?")


async def test_whoever_writes_comes_from_the_brief_to_the_conversation_on_a_low_window_too(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk = await hire("Ada")
    talk = await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk, width=320)
    await ada.choose("mine", "Priya Raman")
    await ada.page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    await ada.page.locator(".ways .turn").click(timeout=PATIENCE)
    await ada.page.keyboard.press("Alt+w")
    await expect(ada.page.locator(".composer textarea")).to_be_focused(timeout=PATIENCE)
    await expect(ada.page.locator(".composer textarea")).to_be_in_viewport(ratio=0.5, timeout=PATIENCE)
    await expect(ada.page.locator(".desk > .brief")).to_be_hidden(timeout=PATIENCE)


async def test_a_desk_has_its_three_columns_side_by_side(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk = await hire("Ada")
    talk = await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk, width=1280)
    await ada.choose("mine", "Priya Raman")
    for name in ("lists", "work", "brief"):
        await expect(ada.page.locator(f".desk > .{name}")).to_be_visible(timeout=PATIENCE)
    await expect(ada.page.locator(".ways")).to_be_hidden(timeout=PATIENCE)
    await expect(ada.group("mine").first).to_be_focused(timeout=PATIENCE)


async def test_the_chart_of_the_gaps_shows_its_newest_weeks(
    chromium: Browser, hire: Hire, services: Services, clock: FakeClock
) -> None:
    await asks(services, clock, "why is my dedicated address blocked")
    desk = await hire("Ada", role="admin")
    ada = await Console.open(chromium, desk, width=320)
    await ada.page.goto(str(desk.client.make_url("/console/gaps")))
    chart = ada.page.locator("figure > .scroll")
    await expect(chart).to_be_visible(timeout=PATIENCE)
    assert await chart.evaluate("it => it.scrollLeft > 0 && it.scrollLeft + it.clientWidth >= it.scrollWidth - 1")


async def only(shown: Locator, *hidden: Locator) -> None:
    await expect(shown).to_be_visible(timeout=PATIENCE)
    for column in hidden:
        await expect(column).to_be_hidden(timeout=PATIENCE)
