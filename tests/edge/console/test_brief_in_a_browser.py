"""Beside the conversation, in a real Chromium: what is being written is not disturbed, and nothing is mixed up."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Browser, Route, expect
from sqlalchemy import update

from bot.store.tables import conversations
from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire, Wait
from tests.people import CHLOE, PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser


async def test_a_note_can_be_written_while_the_conversation_goes_on_and_stays_with_it(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talks = await hire("Ada"), [await queued(PRIYA), await queued(CHLOE)]
    for talk in talks:
        await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    field = ada.page.locator(".jot textarea")
    await field.click(timeout=PATIENCE)
    await ada.page.keyboard.type("Knows ")
    await services.desk.notes.write(talks[0].id, desk.agent, "note-0001", "From another tab")
    await services.desk.chat.send(talks[0].id, desk.agent, "agent-0001", "One moment")
    await expect(ada.page.locator(".jotting")).to_have_count(1, timeout=PATIENCE)  # all was drawn anew beside it
    await expect(field).to_be_focused()
    await ada.page.keyboard.type("it all")
    await ada.choose("mine", "Chloé Martin")
    await expect(ada.page.locator(".brief dd").filter(has_text=CHLOE.email or "")).to_be_visible(timeout=PATIENCE)
    await expect(field).to_have_value("")
    await ada.choose("mine", "Priya Raman")
    await expect(field).to_have_value("Knows it all", timeout=PATIENCE)
    await ada.page.locator(".jot button").click(timeout=PATIENCE)
    await expect(ada.page.locator(".jotting").filter(has_text="Knows it all")).to_be_visible(timeout=PATIENCE)
    await expect(field).to_have_value("")
    assert [note.text for note in await services.desk.notes.of(talks[1].id)] == []


async def test_the_brief_says_to_the_agent_why_a_channel_is_closed_and_shows_the_last_pages(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    talk = await queued(PRIYA)
    await services.reception.decide(await services.reception.case(talk.id), "en", "refund")
    for page in ("prices", "dashboard/campaigns"):
        await services.log.moved(talk.id, f"https://harbour.example/{page}")
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.choose("queue", "Priya Raman")
    brief = ada.page.locator(".brief")
    await expect(brief.locator(".page span")).to_have_text(
        ["harbour.example/dashboard/campaigns", "harbour.example/prices"], timeout=PATIENCE
    )
    await expect(brief).to_contain_text("it must come in writing, to be sure who asks for it.")
    await expect(brief).not_to_contain_text("that it comes from you")


async def test_the_brief_is_reached_by_keys_and_so_is_the_writing_place(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    for width in (1280, 390):
        ada = await Console.open(chromium, desk, width=width)
        await ada.choose("mine", "Priya Raman")
        await ada.page.keyboard.press("Alt+b")
        await expect(ada.page.locator(".brief")).to_be_focused(timeout=PATIENCE)
        await ada.page.keyboard.press("Alt+w")
        await expect(ada.page.locator(".composer textarea")).to_be_focused(timeout=PATIENCE)


async def test_a_chat_that_has_ended_keeps_its_name(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    await ada.page.keyboard.press("Alt+e")
    await ada.confirm()
    await expect(ada.page.locator(".foot .offer")).to_contain_text("not with you any more", timeout=PATIENCE)
    await expect(ada.page.locator(".chat-head h1")).to_have_text("Priya Raman")


async def test_strangers_are_told_apart_by_a_number_that_stays(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk = await hire("Ada")
    for who in (PRIYA, CHLOE):
        await queued(who)
    async with services.database.write() as connection:
        await connection.execute(update(conversations).values(account_id=None))
    ada = await Console.open(chromium, desk)
    names = ada.group("queue").locator("strong")
    await expect(names).to_have_text([re.compile(r"^Visitor \d{4}$")] * 2, timeout=PATIENCE)
    first, second = await names.all_text_contents()
    assert first != second
    await ada.choose("queue", first)
    await ada.page.keyboard.press("Alt+a")
    await expect(ada.page.locator(".composer textarea")).to_be_focused(timeout=PATIENCE)
    await ada.page.keyboard.press("Alt+e")
    await ada.confirm()
    await expect(ada.group("mine")).to_have_count(0, timeout=PATIENCE)
    await expect(ada.page.locator(".chat-head h1")).to_have_text(first)


async def test_the_end_of_a_log_stays_in_sight_when_the_window_changes_right_after_scrolling(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    for number in range(30):
        await services.log.accept(talk.id, f"visitor-1{number:03}", text=f"Word {number} of a long story. " * 6)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    log = ada.page.locator(".log")
    await expect(log).to_contain_text("Word 29", timeout=PATIENCE)
    below = """async (log) => {
      const frame = () => new Promise(requestAnimationFrame);
      for (const top of [0, log.scrollHeight]) { log.scrollTop = top; await frame(); await frame(); }
      await new Promise((done) => setTimeout(done)); // between two frames
      log.scrollTop -= 1;
      document.querySelector(".desk").style.width = "900px";
      await frame(); await frame(); await frame();
      return log.scrollHeight - log.scrollTop - log.clientHeight;
    }"""
    assert await log.evaluate(below) < 2


async def test_a_ticket_from_a_chat_is_called_after_what_the_visitor_said_last(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    await services.desk.chat.send(talk.id, desk.agent, "agent-0001", "I make a ticket of this.")
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    await ada.sees("I make a ticket of this.")
    await ada.page.keyboard.press("Alt+k")
    await expect(ada.page.locator("[name=subject]")).to_have_value("My campaign does not leave", timeout=PATIENCE)


async def test_that_a_stranger_can_have_no_ticket_is_said_before_anything_is_written_for_it(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    async with services.database.write() as connection:
        await connection.execute(update(conversations).values(account_id=None))
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Visitor")
    await expect(ada.page.locator(".acts .button").first).to_be_visible(timeout=PATIENCE)
    await ada.page.keyboard.press("Alt+k")
    await expect(ada.page.locator("#toast")).to_contain_text("no account", timeout=PATIENCE)
    await expect(ada.page.locator("dialog")).to_have_count(0)


async def test_the_switch_shows_what_holds_although_the_board_is_faster_than_the_answer(
    chromium: Browser, hire: Hire
) -> None:
    ada = await Console.open(chromium, await hire("Ada"))
    shown, answered = asyncio.Event(), asyncio.Event()

    async def slow(route: Route) -> None:
        answer = await route.fetch()
        await shown.wait()
        await route.fulfill(response=answer)
        answered.set()

    await ada.page.route("**/available*", slow)
    switch = ada.page.locator(".switch")
    async with ada.page.expect_response("**/available*", timeout=PATIENCE):
        await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "false", timeout=PATIENCE)
        shown.set()
    await answered.wait()
    await ada.page.evaluate("new Promise(requestAnimationFrame)")  # the page has taken the answer
    await expect(switch).to_have_attribute("aria-checked", "false")
