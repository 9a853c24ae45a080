"""The screens that an agent sees seldom, and must not find broken: limits, refusals, nothing there, no way in."""

from __future__ import annotations

from typing import Any

import pyotp
import pytest
from aiohttp.test_utils import TestClient
from playwright.async_api import Browser, Page, expect

from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.camera import Camera
from tests.edge.console.conftest import Hire, Wait
from tests.edge.console.test_full_screens import BARONESS
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS, MATEO, PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "de")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_limits_and_absences_fit(
    chromium: Browser, hire: Hire, queued: Wait, services: Services, clock: FakeClock, language: str
) -> None:
    desk, ben, eve = await hire("Ada"), await hire("Ben", available=False), await hire("Eve")
    talks = [await queued(who, spoken) for who, spoken in ((PRIYA, "en"), (CHLOE, "fr"), (JONAS, "de"))]
    for talk in talks:
        await services.desk.chat.accept(talk.id, desk.agent)
    await services.desk.staff.limit("eve@team.example", 1)
    await services.desk.chat.accept((await queued(BARONESS)).id, eve.agent)
    await queued(MATEO, "en")
    ada = await Console.open(chromium, desk, language, clock())
    camera, page = Camera(ada.page, language), ada.page
    await ada.choose("queue", "Mateo Ferrer")
    await expect(page.locator(".offer .button")).to_be_disabled(timeout=PATIENCE)
    await camera.take("no_room")
    await ada.choose("mine", "Priya Raman")
    await page.keyboard.press("Alt+t")
    await expect(page.locator("dialog .choice")).to_have_count(3, timeout=PATIENCE)
    await camera.take("transfer_to_the_busy")
    await page.keyboard.press("Escape")
    await page.locator(".filter summary").click()
    await page.goto(f"{page.url.split('#')[0]}#language=it")
    await page.reload()
    await expect(page.locator(".group.queue .text-button")).to_be_visible(timeout=PATIENCE)
    await camera.take("filter_fits_nobody")
    await page.locator(".switch").click()
    await expect(page.locator(".switch")).to_have_attribute("aria-checked", "false", timeout=PATIENCE)
    await camera.take("away")
    await nothing_found(page, camera)
    assert ben.agent.name
    assert camera.wrong == []


async def nothing_found(page: Page, camera: Camera) -> None:
    await page.locator("[data-show=tickets]").click()
    await expect(page.locator(".work .nothing")).to_be_visible(timeout=PATIENCE)
    await camera.take("no_tickets")
    await page.keyboard.press("Alt+s")
    await page.keyboard.type("xylophone")
    await page.keyboard.press("Enter")
    await expect(page.locator(".work .nothing .icon")).to_be_visible(timeout=PATIENCE)
    await camera.take("nothing_found")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_overseer_may_look_and_take_more_and_a_pin_is_right_or_wrong(
    chromium: Browser, hire: Hire, queued: Wait, services: Services, clock: FakeClock, language: str
) -> None:
    desk, ben = await hire("Ada", role="manager"), await hire("Ben")
    await services.desk.staff.limit("ada@team.example", 1)
    await services.desk.chat.accept((await queued(PRIYA)).id, desk.agent)
    await services.desk.chat.accept((await queued(CHLOE)).id, ben.agent)
    await queued(MATEO)
    ada = await Console.open(chromium, desk, language, clock())
    camera, page = Camera(ada.page, language), ada.page
    await ada.choose("others", "Chloé Martin")
    await expect(page.locator(".foot .offer")).to_be_visible(timeout=PATIENCE)
    await camera.take("a_colleagues")
    await ada.choose("queue", "Mateo Ferrer")
    await expect(page.locator(".offer .button")).to_be_enabled(timeout=PATIENCE)
    await camera.take("one_more")
    await page.locator(".menu summary").click()
    await page.locator(".menu-list button").first.click()
    await page.locator("[name=account]").fill(PRIYA.email or "")
    for pin, look in (("00000000", "bad"), ((await services.pins.issue(PRIYA.id)).pin, "good")):
        await page.locator("[name=pin]").fill(pin)
        await page.keyboard.press("Enter")
        await expect(page.locator(f"dialog .result.{look}")).to_be_visible(timeout=PATIENCE)
        await camera.take(f"pin_{look}")
    await page.keyboard.press("Escape")
    await page.goto(str(desk.client.make_url("/console/gaps")))
    await expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
    await camera.take("no_gaps")
    assert camera.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_ways_in_and_out_fit(
    chromium: Browser, client: TestClient[Any, Any], hire: Hire, services: Services, clock: FakeClock, language: str
) -> None:
    desk = await hire("Ada")
    ada = await Console.open(chromium, desk, language, clock())
    camera, page = Camera(ada.page, language), ada.page
    await page.locator(".menu summary").click()
    await page.locator(".menu-list button").nth(1).click()
    secret = (await page.locator(".secret").inner_text(timeout=PATIENCE)).replace(" ", "")
    await page.locator("[name=code]").fill("000000")
    await page.keyboard.press("Enter")
    await expect(page.locator("dialog .result.bad")).to_be_visible(timeout=PATIENCE)
    await camera.take("wrong_code")
    await page.locator("[name=code]").fill(pyotp.TOTP(secret).at(clock()))
    await page.keyboard.press("Enter")
    await expect(page.locator(".codes")).to_be_visible(timeout=PATIENCE)
    await camera.take("recovery_codes")
    await page.locator("dialog .button.primary").click()
    await page.locator(".menu summary").click()
    await page.locator(".menu-list button").nth(1).click()
    await expect(page.locator("dialog [name=code]")).to_be_visible(timeout=PATIENCE)
    await camera.take("second_factor_is_on")
    await page.keyboard.press("Escape")
    await page.goto(str(client.make_url("/console/gaps")))
    await expect(page.locator(".trouble")).to_be_visible(timeout=PATIENCE)
    await camera.take("gaps_for_managers_only")
    await page.goto(str(client.make_url("/console/")))
    await expect(page.locator(".desk")).to_be_visible(timeout=PATIENCE)
    session = await services.desk.sessions.recognise(desk.token)
    assert session is not None
    await services.desk.sessions.close_all(session)
    await expect(page.locator(".sign-in")).to_be_visible(timeout=PATIENCE)
    await camera.take("session_over")
    await page.goto(str(client.make_url("/console/#invitation=long-gone")))
    await page.reload()
    await expect(page.locator(".sign-in .trouble")).to_be_visible(timeout=PATIENCE)
    await camera.take("invitation_gone")
    assert camera.wrong == []
