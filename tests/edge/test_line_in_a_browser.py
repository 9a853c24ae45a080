"""The visitor's line in a real Chromium: a cut that was too long for everything to come is said openly."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import WebSocketRoute, expect
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
