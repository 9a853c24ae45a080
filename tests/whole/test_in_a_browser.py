"""The demo pages in a real browser: what a newcomer sees first works, in four languages, without a complaint."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, Page, expect

from bot.policy_file import load_policy
from bot.settings import ROOT
from bot.texts import Texts
from tests.whole.browser import PATIENCE, Chat, Complaints, browsing
from tests.whole.house import House, opened

pytestmark = [pytest.mark.rasa, pytest.mark.browser]
TEXTS = Texts.load(ROOT / "texts")
PARAMETERS = load_policy(ROOT / "policy.yml").parameters
CUSTOMERS = [
    ("daniel", "en", "I want a refund, you charged me twice", "no"),
    ("camille", "fr", "Je veux être remboursé, j'ai été débité deux fois", "non"),
    ("jonas", "de", "Ich möchte mein Geld zurück, es wurde zweimal abgebucht", "nein"),
    ("elena", "es", "Quiero que me devuelvan el dinero, me han cobrado dos veces", "no"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of their own: customers find their conversations again, and other tests know the same customers."""
    with opened(tmp_path_factory.mktemp("browsing")) as running:
        yield running


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with browsing() as browser:
        yield browser


@pytest.mark.parametrize(("customer", "language", "wish", "no"), CUSTOMERS, ids=[row[1] for row in CUSTOMERS])
async def test_a_customer_gets_from_the_dashboard_to_a_ticket_on_the_help_center_page(
    chromium: Browser, house: House, customer: str, language: str, wish: str, no: str
) -> None:
    page = await chromium.new_page(viewport={"width": 1280, "height": 900})
    complaints = Complaints(page)
    await page.goto(f"{house.url}/demo/dashboard?as={customer}")
    chat = await Chat.open(page, await launcher_label(page))
    await chat.say(wish)
    await chat.sees(TEXTS.say(language, "articles.did_this_help"))
    article = house_title(language)
    assert article in await chat.all_text()

    await chat.say(no)
    await chat.sees(TEXTS.say(language, "channel.phone.name"))
    offered = await chat.all_text()
    notes = [TEXTS.say(language, f"channel.{name}.note", **PARAMETERS) for name in ("ticket", "chat")]
    shown = [offered.rindex(note) for note in notes]
    assert shown == sorted(shown), "the ticket comes first"
    phone = TEXTS.say(language, "reason.needs_written_request", subject=TEXTS.say(language, "channel.phone.subject"))
    assert phone in offered

    await chat.press(TEXTS.say(language, "channels.open_ticket"))
    await chat.sees(TEXTS.say(language, "details.refund"))
    await chat.press(TEXTS.say(language, "ticket.nothing_to_add"))
    await chat.sees(TEXTS.say(language, "ticket.ask_confirmed"))
    await chat.press(TEXTS.say(language, "ticket.confirm"))
    await chat.sees(TEXTS.say(language, "state.open"))

    await page.goto(f"{house.url}/demo/dashboard/help?as={customer}")
    tickets = page.frame_locator("iframe[src*='/widget/help']").get_by_text(wish)
    await expect(tickets.first).to_be_visible(timeout=PATIENCE)
    assert complaints.found == []


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
async def test_who_cannot_log_in_is_offered_the_contact_page_and_never_told_to_sign_in(
    chromium: Browser, house: House, language: str
) -> None:
    wish = {
        "en": "I can't log in to my account any more",
        "fr": "je n'arrive plus à me connecter à mon compte",
        "de": "Ich kann mich nicht mehr in mein Konto einloggen",
        "es": "no puedo iniciar sesión en mi cuenta",
    }[language]
    page = await chromium.new_page(viewport={"width": 390, "height": 844})
    complaints = Complaints(page)
    await page.goto(f"{house.url}/demo/site?language={language}")
    chat = await Chat.open(page, await launcher_label(page))
    await chat.say(wish)
    await chat.press(TEXTS.say(language, "articles.no"))
    await chat.sees(TEXTS.say(language, "channels.no_login"))
    await expect(chat.log.get_by_text(TEXTS.say(language, "channels.invite"))).to_have_count(0)
    await chat.press(TEXTS.say(language, "channels.write_to_contact"))
    await chat.sees(TEXTS.say(language, "contact.intro"))
    await expect(chat.frame.get_by_role("textbox").first).to_be_visible()
    assert complaints.found == []


async def test_the_help_center_page_shows_a_pin_once_it_is_asked_for(chromium: Browser, house: House) -> None:
    page = await chromium.new_page(viewport={"width": 1280, "height": 900})
    await page.goto(f"{house.url}/demo/dashboard/help?as=camille")
    frame = page.frame_locator("iframe[src*='/widget/help']")
    await frame.get_by_role("button", name=TEXTS.say("fr", "help.pin.show"), exact=True).click(timeout=PATIENCE)
    pin = frame.get_by_text(re.compile(r"^\s*\d{4}\s?\d{4}\s*$"))
    await expect(pin.first).to_be_visible(timeout=PATIENCE)


async def test_a_conversation_survives_a_reload_of_the_page(chromium: Browser, house: House) -> None:
    page = await chromium.new_page()
    await page.goto(f"{house.url}/demo/site?language=en")
    chat = await Chat.open(page, await launcher_label(page))
    await chat.say("how do I set up DKIM for my domain?")
    await chat.sees(TEXTS.say("en", "articles.did_this_help"))
    before = await chat.all_text()
    await page.reload()
    again = await Chat.open(page, await launcher_label(page))
    await again.sees(TEXTS.say("en", "articles.did_this_help"))
    assert "DKIM" in before and "DKIM" in await again.all_text()


async def test_an_article_opens_inside_the_widget_and_leads_back(chromium: Browser, house: House) -> None:
    page = await chromium.new_page()
    await page.goto(f"{house.url}/demo/site?language=de")
    chat = await Chat.open(page, await launcher_label(page))
    await chat.say("Meine Newsletter landen alle im Spam")
    title = "Meine E-Mails landen im Spam"
    await chat.frame.get_by_text(title).first.click(timeout=PATIENCE)
    await expect(chat.frame.locator("#reader h1, #reader h2").first).to_contain_text(title, timeout=PATIENCE)


async def launcher_label(page: Page) -> str:
    """The launcher carries the menu label of its language."""
    launcher = page.locator("div > button[aria-expanded='false']:has(svg)").last
    return (await launcher.inner_text(timeout=PATIENCE)).strip()


def house_title(language: str) -> str:
    """The title of the article on double charges."""
    for path in (ROOT / "articles" / language).glob("*.md"):
        text = path.read_text("utf-8")
        if "\nid: refund-double-charge\n" in text:
            found = re.search(r"^title: (.*)$", text, re.MULTILINE)
            assert found
            return found[1].strip().strip("\"'")
    raise AssertionError("no such article")
