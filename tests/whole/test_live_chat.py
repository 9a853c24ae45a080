"""Live chat from both sides in real browsers: a customer in the widget, an agent at the console."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from bot.settings import ROOT
from tests.whole.browser import PATIENCE, Complaints, browsing
from tests.whole.customer import DESKTOP, TEXTS, Customer
from tests.whole.house import House, opened

pytestmark = [pytest.mark.rasa, pytest.mark.browser, pytest.mark.timeout(300)]
AGENT = "Dev Demo"  # the demo's agent
SCREENSHOT: FilePayload = {"name": "error.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(9000)}
ANSWER: FilePayload = {"name": "how to.txt", "mimeType": "text/plain", "buffer": b"Press the second button."}
PROGRAM: FilePayload = {"name": "photo.png", "mimeType": "image/png", "buffer": b"MZ\x90\0\x03\0"}
OPENING_HOURS = re.compile(r"hours:\n(?: +\w+day: \[.*\]\n)+")


@pytest.fixture(scope="module")
def always_open(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house whose chat is open at whatever hour this test runs."""
    folder = tmp_path_factory.mktemp("always-open")
    with opened(folder / "house", {"SWITCHYARD_POLICY": str(policy_without_hours(folder))}) as running:
        yield running


def policy_without_hours(folder: Path) -> Path:
    shipped = (ROOT / "policy.yml").read_text("utf-8")
    changed, count = OPENING_HOURS.subn("hours: always\n", shipped)
    assert count == 2, "chat and phone"
    path = folder / "policy.yml"
    path.write_text(changed, "utf-8")
    return path


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with browsing() as browser:
        yield browser


class Desk:
    """The demo's agent at the console."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints = Complaints(page)
        self.log = page.locator(".log")
        self.typing = page.locator(".typing")
        self.field = page.locator(".composer textarea")

    @classmethod
    async def open(cls, chromium: Browser, house: House) -> Desk:
        """Sign in and take chats."""
        context = await chromium.new_context(viewport=DESKTOP, locale="en")
        desk = cls(await context.new_page())
        await desk.page.goto(f"{house.url}/console/")
        await desk.page.get_by_role("button", name=say("console.sign_in.demo")).click(timeout=PATIENCE)
        switch = desk.page.get_by_role("switch")
        await expect(switch).to_be_visible(timeout=PATIENCE)
        if await switch.get_attribute("aria-checked") == "false":
            await switch.click()
        await expect(switch).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        return desk

    async def leave(self) -> None:
        """Sign out: a console that is only closed counts as there for half a minute."""
        await self.page.locator(".menu summary").click(timeout=PATIENCE)
        await self.page.get_by_role("button", name=say("console.sign_out.here"), exact=True).click(timeout=PATIENCE)
        await expect(self.page.get_by_role("switch")).to_be_hidden(timeout=PATIENCE)

    def waiting(self, name: str) -> Locator:
        return self.page.locator(".group.queue .entry").filter(has_text=name)

    async def accept(self, name: str) -> None:
        await self.waiting(name).click(timeout=PATIENCE)
        await self.page.keyboard.press("Alt+a")
        await expect(self.field).to_be_focused(timeout=PATIENCE)

    async def say(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    async def sees(self, text: str, times: int = 1) -> None:
        await expect(self.log.get_by_text(text, exact=True)).to_have_count(times, timeout=PATIENCE)

    async def end(self) -> None:
        await self.page.keyboard.press("Alt+e")
        await self.page.locator("dialog .button.primary").click(timeout=PATIENCE)


@pytest.fixture
async def agent(chromium: Browser, always_open: House) -> AsyncIterator[Desk]:
    desk = await Desk.open(chromium, always_open)
    yield desk
    await desk.leave()


def say(key: str, **values: object) -> str:
    return TEXTS.say("en", key, **values)


async def ask_for_chat(customer: Customer, language: str, wish: str) -> None:
    await customer.say(wish)
    await customer.sees(wish)
    await customer.chat.press(TEXTS.say(language, "channels.start_chat"))
    await customer.chat.sees(TEXTS.say(language, "chat.waiting"))
    await customer.is_with(TEXTS.say(language, "widget.title"), TEXTS.say(language, "widget.owner.queue"))
    place = customer.chat.log.get_by_text(TEXTS.say(language, "desk.position", position=1))
    await expect(place).to_be_in_viewport(timeout=PATIENCE)


async def test_a_customer_and_an_agent_talk_and_the_bot_is_silent_until_it_is_back(
    chromium: Browser, always_open: House, agent: Desk
) -> None:
    daniel = await Customer.open(chromium, always_open.url, "daniel", "Need help?")
    await ask_for_chat(daniel, "en", "I would like to chat with someone from your team")
    before = await daniel.bot_messages()

    await agent.accept("Daniel Okafor")
    await daniel.is_with(AGENT, say("widget.owner.agent"))
    await expect(daniel.chat.frame.locator("#leave-queue")).to_be_hidden()
    await agent.say("Hello Daniel")
    await daniel.sees("Hello Daniel")

    await daniel.field.press_sequentially("My campaign")
    await expect(agent.typing).to_have_text(say("console.chat.typing", name="Daniel Okafor"), timeout=PATIENCE)
    await daniel.say("My campaign does not leave")
    await agent.sees("My campaign does not leave")
    await agent.field.press_sequentially("Which")
    await expect(daniel.typing).to_be_visible(timeout=PATIENCE)
    await agent.say("Which one is it?")
    await daniel.sees("Which one is it?")
    await expect(daniel.typing).to_be_hidden()

    await daniel_proves_who_he_is(daniel, agent, always_open)
    await nothing_is_lost_while_the_net_is_away(daniel, agent)
    assert await daniel.bot_messages() == before, "the bot said something to a customer who talks with a person"

    await agent.end()
    await daniel.sees(say("chat.ended", name=AGENT))
    await daniel.is_with(say("widget.title"), say("widget.owner.bot"))
    await daniel.say("how do I set up DKIM for my domain?")
    await daniel.chat.sees(say("articles.did_this_help"))
    await expect(daniel.typing).to_be_hidden()
    ours = [one for one in daniel.complaints.found + agent.complaints.found if "ERR_INTERNET" not in one]
    assert ours == []


async def daniel_proves_who_he_is(daniel: Customer, agent: Desk, house: House) -> None:
    """By the PIN of the Help Center page: a slip and a wrong one are said, and no digit becomes a message."""
    form = daniel.chat.frame.locator(".pin-form")
    await daniel.confirm("1234")
    await expect(form).to_contain_text(say("widget.pin.incomplete"), timeout=PATIENCE)
    await daniel.confirm("00000000")
    await expect(form).to_contain_text(say("desk.pin_wrong"), timeout=PATIENCE)
    pin = await daniel.pin(house.url, "daniel")
    await daniel.confirm(pin)
    await daniel.sees(say("desk.pin_right"))
    await expect(form).to_have_count(0)
    verified = say("console.brief.verified", time="")
    await expect(agent.page.locator(".verified.yes")).to_contain_text(verified, timeout=PATIENCE)
    for log in (agent.log, daniel.chat.log):
        written = await log.inner_text()
        assert pin not in written and pin.replace(" ", "") not in written


async def nothing_is_lost_while_the_net_is_away(daniel: Customer, agent: Desk) -> None:
    await daniel.cut()
    await daniel.say("It is the spring sale")
    await agent.say("Are you still there?")
    await expect(daniel.chat.frame.locator("#banner")).to_be_visible(timeout=PATIENCE)
    await agent.sees("Are you still there?")
    await agent.sees("It is the spring sale", times=0)
    await daniel.resume()
    for side in (daniel, agent):
        await side.sees("It is the spring sale")
        await side.sees("Are you still there?")


async def test_both_sides_send_each_other_files_and_save_them(
    chromium: Browser, always_open: House, agent: Desk
) -> None:
    priya = await Customer.open(chromium, always_open.url, "priya", "Need help?")
    field = priya.chat.frame.get_by_label(say("widget.files.send"))
    await expect(priya.chat.frame.locator(".add-file")).to_be_hidden()  # the bot has no eyes
    await ask_for_chat(priya, "en", "I would like to chat with someone from your team")
    await agent.accept("Priya Raman")
    await field.set_input_files([SCREENSHOT, PROGRAM])
    outgoing = priya.chat.frame.locator("#outgoing")
    await expect(outgoing.get_by_role("alert")).to_contain_text(say("error.file_kind"), timeout=PATIENCE)
    await outgoing.get_by_role("button", name=say("widget.state.discard")).click()
    await agent.page.get_by_label(say("console.chat.attach")).set_input_files([ANSWER])
    for log, page in ((priya.chat.log, priya.page), (agent.log, agent.page)):
        for sent in (SCREENSHOT, ANSWER):
            async with page.expect_download(timeout=PATIENCE) as downloading:
                await log.get_by_text(sent["name"]).click(timeout=PATIENCE)
            assert await asyncio.to_thread(Path(await (await downloading.value).path()).read_bytes) == sent["buffer"]
    await expect(outgoing.get_by_role("listitem")).to_have_count(0)
    await agent.end()
    await expect(priya.chat.frame.locator(".composer .add-file")).to_be_hidden(timeout=PATIENCE)


async def test_who_does_not_want_to_wait_gets_the_assistant_back_with_a_way_to_a_ticket(
    chromium: Browser, always_open: House, agent: Desk
) -> None:
    camille = await Customer.open(chromium, always_open.url, "camille", "Besoin d'aide ?")
    await ask_for_chat(camille, "fr", "je voudrais discuter par chat avec quelqu'un de votre équipe")
    await expect(agent.waiting("Camille Laurent")).to_be_visible(timeout=PATIENCE)

    await camille.chat.frame.locator("#leave-queue").click(timeout=PATIENCE)
    await camille.sees(TEXTS.say("fr", "desk.left"))
    await camille.is_with(TEXTS.say("fr", "widget.title"), TEXTS.say("fr", "widget.owner.bot"))
    await expect(agent.waiting("Camille Laurent")).to_have_count(0, timeout=PATIENCE)
    await camille.chat.press(TEXTS.say("fr", "channels.open_ticket"))
    await expect(camille.chat.log.locator(".from-bot").last).to_be_visible(timeout=PATIENCE)
    assert camille.complaints.found == []
