"""Sound and notifications in a real Chromium: only for who asked, only while they look elsewhere, and no word of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire, Wait
from tests.people import CHLOE, PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser

# A browser whose owner has granted notifications, and who is looking at another window.
LISTENING = """
window.told = []; window.tones = 0;
window.Notification = class {
  static permission = "granted";
  static requestPermission = async () => "granted";
  constructor(title, options) {
    window.told.push(title + (options.body ?? ""));
    document.body.dataset.told = window.told.join("; ");
  }
};
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
document.hasFocus = () => false;
"""


async def told(console: Console) -> list[Any]:
    return list(await console.page.evaluate("[window.told, window.tones]"))


async def test_who_asked_for_it_hears_and_reads_that_somebody_waits_and_writes(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk = await hire("Ada")
    ada = await Console.open(chromium, desk)
    await ada.page.add_init_script(LISTENING)
    await ada.page.reload()
    await queued(CHLOE, "fr")
    await expect(ada.group("queue")).to_contain_text("Chloé Martin", timeout=PATIENCE)
    assert await told(ada) == [[], 0], "nobody has asked for anything yet"
    await ada.page.locator(".menu summary").click()
    for box in await ada.page.locator(".menu-item [type=checkbox]").all():
        await box.check()
    await ada.page.reload()  # what was asked for stays
    await expect(ada.group("queue")).to_contain_text("Chloé Martin", timeout=PATIENCE)
    before = (await told(ada))[1]
    talk = await queued(PRIYA)
    body = ada.page.locator("body")
    await expect(body).to_have_attribute("data-told", re.compile("Priya Raman is waiting"), timeout=PATIENCE)
    await services.desk.chat.accept(talk.id, desk.agent)
    await expect(ada.group("mine")).to_contain_text("Priya Raman", timeout=PATIENCE)
    await services.log.accept(talk.id, "visitor-0002", text="My password is hunter2")
    await expect(body).to_have_attribute("data-told", re.compile("Priya Raman wrote"), timeout=PATIENCE)
    titles, tones = await told(ada)
    assert tones > before
    assert "hunter2" not in " ".join(titles)
    await expect(ada.page).to_have_title("(2) Console · Switchyard", timeout=PATIENCE)


async def test_a_browser_that_knows_no_notifications_has_the_desk_all_the_same(chromium: Browser, hire: Hire) -> None:
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.page.add_init_script("localStorage.setItem('console.notify', 'on'); delete window.Notification;")
    await ada.page.reload()
    await expect(ada.page.locator(".switch")).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
    await ada.page.locator(".menu summary").click()
    box = ada.page.get_by_role("checkbox", name="Browser notifications")
    await box.click()
    await expect(box).not_to_be_checked(timeout=PATIENCE)
    assert ada.complaints.found == []
