"""Two agents and three visitors at once, in a real Chromium: nothing is lost, nothing doubled, one owner."""

from __future__ import annotations

import asyncio
import dataclasses
import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import Browser, Route, expect

from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire, Wait
from tests.people import CHLOE, MATEO, PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser


async def test_accept_answer_cut_resume_transfer_ticket_and_end(
    chromium: Browser, client: TestClient[Any, Any], hire: Hire, queued: Wait, services: Services
) -> None:
    talks = {who.name: await queued(who) for who in (PRIYA, CHLOE, MATEO)}
    priya = talks["Priya Raman"].id
    ada, ben = [await Console.open(chromium, await hire(name)) for name in ("Ada", "Ben")]
    await expect(ada.group("queue")).to_have_count(3, timeout=PATIENCE)

    await ada.choose("queue", "Priya Raman")
    await ada.page.keyboard.press("Alt+a")
    await expect(ben.group("queue")).to_have_count(2, timeout=PATIENCE)
    await ada.say("Hello Priya")
    await ada.sees("Hello Priya")

    await ada.cut()
    await ada.say("Are you still there?")
    await services.log.accept(priya, "visitor-0002", text="Yes, I am here")
    await expect(ada.page.locator("#banner")).to_be_visible(timeout=PATIENCE)
    await ada.resume()
    await ada.sees("Yes, I am here")
    await ada.sees("Are you still there?")
    said = [event.text for event in await services.log.events(priya)]
    assert said.count("Are you still there?") == 1

    await ada.page.keyboard.press("Alt+t")
    await ada.confirm()
    await expect(ada.group("mine")).to_have_count(0, timeout=PATIENCE)
    await ben.choose("mine", "Priya Raman")
    await ben.sees("Yes, I am here")
    await ben.say("Ben here, I take over")
    await ben.sees("Ben here, I take over")
    await ben.page.keyboard.press("Alt+k")
    await ben.confirm()
    await expect(ben.group("mine")).to_have_count(0, timeout=PATIENCE)
    assert len(await services.tickets.of_account(PRIYA.id)) == 1

    await ben.choose("queue", "Mateo Ferrer")
    await ben.page.keyboard.press("Alt+a")
    await expect(ben.page.locator(".composer textarea")).to_be_focused(timeout=PATIENCE)
    await ben.page.keyboard.press("Alt+e")
    await ben.confirm()
    found = await services.log.find(talks["Mateo Ferrer"].id)
    assert found is not None
    assert found.owner == "bot"
    await expect(ada.group("queue")).to_have_count(1, timeout=PATIENCE)
    ours = [complaint for complaint in ada.complaints.found + ben.complaints.found if "ERR_INTERNET" not in complaint]
    assert ours == []


async def test_a_canned_reply_is_written_in_the_visitors_language(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    talk = await queued(CHLOE, "fr")
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.choose("queue", "Chloé Martin")
    await ada.page.keyboard.press("Alt+a")
    box = ada.page.locator(".composer textarea")
    await expect(box).to_be_focused(timeout=PATIENCE)
    await ada.page.keyboard.type("/hello")
    await expect(ada.page.locator("#canned li")).to_have_count(1, timeout=PATIENCE)
    await ada.page.keyboard.press("Enter")
    expected = services.texts.say("fr", "desk.canned.hello", name="Chloé", agent="Ada")
    await expect(box).to_have_value(expected, timeout=PATIENCE)
    await ada.page.keyboard.press("Enter")
    await ada.sees(expected)
    assert (await services.log.events(talk.id))[-1].text == expected


async def test_times_are_written_as_the_language_of_the_agent_writes_them(
    chromium: Browser, hire: Hire, queued: Wait
) -> None:
    await queued(CHLOE, "fr")
    ada = await Console.open(chromium, await hire("Ada"), "fr")
    await ada.choose("queue", "Chloé Martin")
    clock = ada.page.locator(".log .author time").first
    await expect(clock).to_have_text(re.compile(r"^\d{1,2}\sh\s\d\d$"), timeout=PATIENCE)


async def test_canned_replies_that_come_late_are_offered_for_what_is_written_already(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    await queued(CHLOE, "fr")
    ada = await Console.open(chromium, await hire("Ada"))
    written = asyncio.Event()

    async def late(route: Route) -> None:
        await written.wait()
        await route.continue_()

    await ada.page.route("**/texts/fr*", late)
    await ada.choose("queue", "Chloé Martin")
    await ada.page.keyboard.press("Alt+a")
    await expect(ada.page.locator(".composer textarea")).to_be_focused(timeout=PATIENCE)
    await ada.page.keyboard.type("/hello")
    written.set()
    await expect(ada.page.locator("#canned li")).to_have_count(1, timeout=PATIENCE)


async def test_a_visitor_without_a_name_is_greeted_without_a_gap_for_it(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    await queued(dataclasses.replace(PRIYA, name=None), "es")
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.choose("queue", PRIYA.email or "")
    await ada.page.keyboard.press("Alt+a")
    box = ada.page.locator(".composer textarea")
    await expect(box).to_be_focused(timeout=PATIENCE)
    await ada.page.keyboard.type("/hello")
    await expect(ada.page.locator("#canned li")).to_have_count(1, timeout=PATIENCE)
    await ada.page.keyboard.press("Enter")
    await expect(box).to_have_value(
        services.texts.say("es", "desk.canned.hello_unnamed", agent="Ada"), timeout=PATIENCE
    )


async def test_what_was_begun_is_kept_when_one_looks_elsewhere(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    ada_desk, talks = await hire("Ada"), [await queued(PRIYA), await queued(CHLOE)]
    for talk in talks:
        await services.desk.chat.accept(talk.id, ada_desk.agent)
    ada = await Console.open(chromium, ada_desk)
    await ada.choose("mine", "Priya Raman")
    await ada.page.locator(".composer textarea").fill("Half a sen")
    await ada.choose("mine", "Chloé Martin")
    await expect(ada.page.locator(".composer textarea")).to_have_value("", timeout=PATIENCE)
    await ada.choose("mine", "Priya Raman")
    await expect(ada.page.locator(".composer textarea")).to_have_value("Half a sen", timeout=PATIENCE)
    await ada.page.locator(".composer textarea").fill("Half a sentence")
    await ada.page.reload()
    await ada.choose("mine", "Priya Raman")
    await expect(ada.page.locator(".composer textarea")).to_have_value("Half a sentence", timeout=PATIENCE)


async def test_the_queue_is_narrowed_by_what_is_chosen_also_after_a_reload(
    chromium: Browser, hire: Hire, queued: Wait
) -> None:
    await queued(PRIYA, "en")
    await queued(CHLOE, "fr")
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.page.locator(".filter summary").click()
    await ada.page.locator(".filter [name=language]").select_option("fr")
    await ada.page.locator(".filter [name=plan]").select_option("premium")
    await expect(ada.group("queue")).to_have_count(1, timeout=PATIENCE)
    await expect(ada.group("queue")).to_contain_text("Chloé Martin")
    await ada.page.reload()
    await expect(ada.page.locator(".group.queue .count")).to_have_text("1 of 2", timeout=PATIENCE)
    await ada.page.keyboard.press("Alt+ArrowDown")
    await ada.page.keyboard.press("Alt+a")
    await expect(ada.group("mine")).to_contain_text("Chloé Martin", timeout=PATIENCE)
    await expect(ada.page.locator(".group.queue")).to_contain_text("Nobody in the queue matches this filter.")
    await ada.page.get_by_role("button", name="Show all").click()
    await expect(ada.group("queue")).to_have_count(1, timeout=PATIENCE)
    assert "language" not in ada.page.url


async def test_a_past_conversation_is_searched_and_read_by_keyboard(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    await services.desk.chat.send(talk.id, desk.agent, "answer-0001", "It was the daily limit")
    await services.desk.chat.end(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.page.keyboard.press("Alt+s")
    await ada.page.keyboard.type("daily limit")
    await ada.page.keyboard.press("Enter")
    result = ada.page.locator(".ticket-row").filter(has_text="Priya Raman")
    await result.focus(timeout=PATIENCE)
    await ada.page.keyboard.press("Enter")
    await ada.sees("It was the daily limit")
    await expect(ada.page.locator(".chat-head h1")).to_have_text("Priya Raman")
    await expect(ada.page.locator(".composer")).to_have_count(0)
    await ada.page.keyboard.press("?")
    await expect(ada.page.locator("dialog .keys")).to_be_visible(timeout=PATIENCE)
    await ada.page.keyboard.press("Escape")
    await ada.page.keyboard.press("Alt+s")
    await expect(result).to_be_visible(timeout=PATIENCE)
    assert ada.complaints.found == []
