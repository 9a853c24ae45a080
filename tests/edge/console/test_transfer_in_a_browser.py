"""Passing a chat on in a real Chromium: to another language, by keyboard, and not unknowingly to nobody."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire, Wait
from tests.people import PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser


async def test_a_chat_goes_to_those_who_speak_another_language_and_it_is_told_where_nobody_would_be(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    ben = await Console.open(chromium, await hire("Ben", languages="en,de"))
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    await ada.page.keyboard.press("Alt+t")
    language = ada.page.locator("dialog select")
    offered = [words.strip() for words in await language.locator("option").all_inner_texts()]
    assert sorted(offered) == ["French (nobody here now)", "German", "Same language", "Spanish (nobody here now)"]
    await ada.page.keyboard.press("ArrowDown")  # from Ben to the queue
    await language.select_option("de")
    await ada.confirm()
    await expect(ada.group("mine")).to_have_count(0, timeout=PATIENCE)
    await expect(ben.group("queue").locator(".chip.info")).to_be_visible(timeout=PATIENCE)
    found = await services.log.find(talk.id)
    assert found is not None
    assert (found.owner, found.language) == ("queue", "de")


async def test_who_is_given_a_chat_is_called_to_it_although_a_colleague_has_answered_its_last_words(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await services.desk.chat.accept(talk.id, desk.agent)
    await services.desk.chat.send(talk.id, desk.agent, "agent-0001", "My colleague Ben knows more.")
    hired = await hire("Ben")
    ben = await Console.open(chromium, hired)
    await services.desk.chat.transfer(talk.id, desk.agent, hired.agent)
    await expect(ben.group("mine").locator(".chip")).to_have_text("For you", timeout=PATIENCE)
    await expect(ben.page).to_have_title("(1) Console · Switchyard")
    await ben.page.keyboard.press("Alt+n")
    await expect(ben.page.locator(".chat-head h1")).to_have_text("Priya Raman", timeout=PATIENCE)
    await expect(ben.group("mine").locator(".chip")).to_have_count(0, timeout=PATIENCE)
    await expect(ben.page).to_have_title("Console · Switchyard")


async def test_where_all_colleagues_are_away_a_chat_goes_to_the_queue_unless_something_else_is_chosen(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talk = await hire("Ada"), await queued(PRIYA)
    await hire("Ben", available=False)
    await services.desk.chat.accept(talk.id, desk.agent)
    ada = await Console.open(chromium, desk)
    await ada.choose("mine", "Priya Raman")
    await ada.page.keyboard.press("Alt+t")
    await expect(ada.page.locator("dialog .choice")).to_have_count(2, timeout=PATIENCE)
    await expect(ada.page.locator("dialog [type=radio]").last).to_be_checked()
