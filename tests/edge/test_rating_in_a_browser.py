"""The question after a chat, answered with the keyboard in a real Chromium."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import expect
from sqlalchemy import select, update

from bot.store.tables import conversations
from bot.wiring import Services
from tests.whole.browser import PATIENCE, Chat, Complaints, browsing

pytestmark = pytest.mark.browser


async def test_a_chat_is_rated_with_the_keyboard_and_never_asked_about_again(
    browser: TestClient[Any, Any], services: Services
) -> None:
    def say(key: str, **values: object) -> str:
        return services.texts.say("de", f"widget.rating.{key}", **values)

    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 390, "height": 844})
        complaints = Complaints(page)
        await page.goto(str(browser.make_url("/demo/site?language=de")))
        chat = await Chat.open(page, "Brauchen Sie Hilfe?")
        talk_id = await end_a_chat(services)
        form = chat.frame.locator(".rating-form")
        await form.get_by_role("radio", name=say("yes"), exact=True).focus(timeout=PATIENCE)
        await page.keyboard.press("Space")
        await page.keyboard.press("Tab")  # into the second group
        await page.keyboard.press("Space")
        for _ in range(3):
            await page.keyboard.press("ArrowRight")
        await expect(form.get_by_role("radio", name=say("star", stars=4))).to_be_checked()
        await form.get_by_role("textbox").fill("Schnell und freundlich")
        await form.get_by_role("button", name=say("send")).press("Enter")
        await chat.sees(services.texts.say("de", "rating.thanks"))
        await expect(form).to_have_count(0)
        (kept,) = await services.desk.ratings.of(talk_id)
        assert (kept.stars, kept.solved, kept.comment) == (4, True, "Schnell und freundlich")
        await page.reload()
        again = await Chat.open(page, "Brauchen Sie Hilfe?")
        await again.sees(services.texts.say("de", "rating.question"))
        await expect(again.frame.locator(".rating-form")).to_have_count(0)
        assert complaints.found == []


async def end_a_chat(services: Services) -> str:
    """Of the one conversation that there is."""
    agent, _ = await services.desk.staff.add("Ada", "ada@team.example", ["de"], "agent")
    async with services.database.write() as connection:
        talk_id = str((await connection.execute(select(conversations.c.id))).scalar_one())
        await connection.execute(update(conversations).values(owner="queue"))
    await services.desk.chat.accept(talk_id, agent)
    await services.desk.chat.end(talk_id, agent)
    services.watchers.ring(talk_id)
    return talk_id
