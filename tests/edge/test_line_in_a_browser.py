"""What the widget tells and is told in a real Chromium: the page if the page wants it, and cuts that were too long."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import Route, WebSocketRoute, expect
from sqlalchemy import select

from bot.conversation.event import Entry
from bot.store.tables import conversations
from bot.wiring import Services
from tests.whole.browser import PATIENCE, Chat, browsing

pytestmark = pytest.mark.browser


async def test_a_very_long_absence_is_said_openly(browser: TestClient[Any, Any], services: Services) -> None:
    cut = services.texts.say("de", "widget.cut")
    lines: list[WebSocketRoute] = []

    def carry(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    async with browsing() as chromium:
        page = await chromium.new_page(viewport={"width": 390, "height": 844})
        await page.route_web_socket("**/socket", carry)
        await page.goto(str(browser.make_url("/demo/site?language=de")))
        chat = await Chat.open(page, "Brauchen Sie Hilfe?")
        await expect(chat.frame.get_by_text(cut)).to_have_count(0)
        await page.context.set_offline(True)
        for line in lines:
            await line.close(code=1001, reason="cut")
        async with services.database.read() as connection:
            talk_id = str((await connection.execute(select(conversations.c.id))).scalar_one())
        entries = [Entry("message", "bot", [{"type": "text", "text": f"Nummer {n}"}]) for n in range(600)]
        await services.log.say(talk_id, entries)
        await page.context.set_offline(False)
        await chat.sees("Nummer 599")
        await expect(chat.frame.locator("#banner")).to_have_text(cut, timeout=PATIENCE)
        await expect(chat.log.locator(".note").first).to_have_text(cut)
        await page.reload()
        again = await Chat.open(page, "Brauchen Sie Hilfe?")
        await expect(again.log.locator(".note").first).to_have_text(cut, timeout=PATIENCE)


async def test_where_sockets_are_blocked_nothing_overtakes_what_was_written_before(
    browser: TestClient[Any, Any], services: Services
) -> None:
    written = asyncio.Event()

    async def slow_at_first(route: Route) -> None:
        if "First" in (route.request.post_data or ""):
            await written.wait()
        await route.continue_()

    async with browsing() as chromium:
        page = await chromium.new_page()
        await page.route_web_socket("**/socket", lambda line: line.close())
        await page.route("**/messages*", slow_at_first)
        await page.goto(str(browser.make_url("/demo/site?language=en")))
        chat = await Chat.open(page, "Need help?")
        await chat.say("First")
        await chat.say("Second")
        await expect(chat.log.locator(".pending")).to_have_count(2, timeout=PATIENCE)
        written.set()
        await expect(chat.log.locator(".pending")).to_have_count(0, timeout=PATIENCE)
        async with services.database.read() as connection:
            talk_id = str((await connection.execute(select(conversations.c.id))).scalar_one())
        said = [event.text for event in await services.log.events(talk_id) if event.author == "visitor"]
        assert said == ["First", "Second"]


async def test_agents_are_told_the_page_without_its_query_and_only_if_the_page_wants_it(
    browser: TestClient[Any, Any], services: Services
) -> None:
    address = str(browser.make_url("/demo/site"))
    async with browsing() as chromium:
        page = await chromium.new_page()
        await page.route("**/demo/site?silent", _silent)
        told = []
        for query in ("?silent", "?coupon=4711"):
            await page.goto(address + query)
            await Chat.open(page, "Need help?")
            async with services.database.read() as connection:
                told.append((await connection.execute(select(conversations.c.pages))).scalar_one())
    assert [[page["url"] for page in pages] for pages in told] == [[], [address]]


async def _silent(route: Route) -> None:
    """The same page by somebody who has not asked for it to be told."""
    answer = await route.fetch()
    await route.fulfill(response=answer, body=(await answer.text()).replace("data-tell-page", ""))
