"""Beside the conversation, in a real Chromium: what is being written is not disturbed, and nothing is mixed up."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Browser, Route, expect

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
