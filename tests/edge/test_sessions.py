"""Who opens the widget, and which conversation goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.conversation.report import endings
from bot.edge.idle import closing_of
from bot.wiring import Services
from tests.edge.conftest import API, identity, open_widget
from tests.fakes import FakeBrain, FakeClock
from tests.people import CHLOE, JONAS

Browser = TestClient[Any, Any]


async def test_a_stranger_is_greeted_in_the_language_of_the_page_by_what_says_it_is_a_machine(browser: Browser) -> None:
    session = await open_widget(browser, page_language="de-AT")
    greeting = session.opened["events"][0]
    assert "automatische Assistent" in greeting["parts"][0]["text"]
    assert len(greeting["buttons"]) == 4
    assert session.opened["visitor"] == {"signed_in": False, "name": None}


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
async def test_the_commonest_matters_are_those_of_the_policy_and_are_called_by_name(
    browser: Browser, services: Services, brain: FakeBrain, language: str
) -> None:
    session = await open_widget(browser, page_language=language)
    buttons = session.opened["events"][0]["buttons"]
    matters = services.policy.current.opening_matters
    assert [button["title"] for button in buttons] == [services.texts.say(language, f"matter.{one}") for one in matters]
    await session.send(client_msg_id="client-id-1", button=buttons[0]["id"])
    await session.answers(2)
    assert brain.asked[0].payload == f'/choose_matter{{"matter": "{matters[0]}"}}'


async def test_who_returns_after_it_was_closed_as_idle_sees_it_as_they_left_it_and_goes_on(
    browser: Browser, services: Services, clock: FakeClock
) -> None:
    first = await open_widget(browser, page_language="es")
    await first.send(client_msg_id="client-id-1", text="no puedo entrar")
    await first.answers(2)
    clock.forward(hours=24)
    assert await closing_of(services).round() == ["left"]
    again = await open_widget(browser, page_language="es", visitor_token=first.token)
    assert again.conversation == first.conversation
    assert again.opened["conversation"]["closed"] is True
    assert again.opened["events"][-1]["parts"][0]["text"] == services.texts.say("es", "closing.idle")
    assert (await again.send(client_msg_id="client-id-2", text="sigo sin poder entrar"))[0] == 202
    await again.answers(4)
    assert (await endings(services.database))[0].came_back == 1


async def test_a_page_in_another_language_is_greeted_in_the_fallback_language(browser: Browser) -> None:
    assert (await open_widget(browser, page_language="qq")).opened["language"] == "en"


async def test_a_customer_is_greeted_by_name(browser: Browser, services: Services) -> None:
    session = await open_widget(browser, identity_token=identity(services, CHLOE))
    assert session.opened["events"][0]["parts"][0]["text"].startswith("Bonjour Chloé")


async def test_a_returning_stranger_sees_the_conversation_as_they_left_it(browser: Browser) -> None:
    first = await open_widget(browser, page_language="fr")
    again = await open_widget(browser, page_language="fr", visitor_token=first.token)
    assert again.conversation == first.conversation
    assert again.opened["events"] == first.opened["events"]


async def test_an_unknown_token_begins_anew_without_a_word(browser: Browser) -> None:
    assert (await open_widget(browser, visitor_token="stale")).opened["visitor_token"] != "stale"


async def test_a_forged_identity_is_refused_in_the_readers_language(browser: Browser) -> None:
    headers = {"Accept-Language": "es-MX,es;q=0.9"}
    async with browser.post(f"{API}/sessions", json={"identity_token": "forged"}, headers=headers) as answer:
        assert answer.status == 401
        error = (await answer.json())["error"]
    assert (error["code"], error["retry"]) == ("identity_refused", False)
    assert "iniciar sesión" in error["message"]


async def test_after_a_logout_nobody_sees_the_customers_conversation(browser: Browser, services: Services) -> None:
    signed_in = await open_widget(browser, identity_token=identity(services, CHLOE))
    logged_out = await open_widget(browser, visitor_token=signed_in.token)
    assert logged_out.conversation != signed_in.conversation
    assert not logged_out.opened["visitor"]["signed_in"]


async def test_another_customer_in_the_same_browser_begins_anew(browser: Browser, services: Services) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    jonas = await open_widget(browser, identity_token=identity(services, JONAS), visitor_token=chloe.token)
    assert jonas.conversation != chloe.conversation


async def test_a_customer_finds_the_conversation_on_another_device(browser: Browser, services: Services) -> None:
    laptop = await open_widget(browser, identity_token=identity(services, CHLOE))
    phone = await open_widget(browser, identity_token=identity(services, CHLOE))
    assert phone.conversation == laptop.conversation
    assert phone.token != laptop.token


async def test_a_customers_token_dies_with_the_working_day(
    browser: Browser, services: Services, clock: FakeClock
) -> None:
    session = await open_widget(browser, identity_token=identity(services, CHLOE))
    clock.forward(hours=13)
    status, content = await session.call("GET", "/tickets")
    assert (status, content["error"]["code"]) == (401, "session_over")


async def test_keys_that_do_not_exist_are_refused_not_ignored(browser: Browser) -> None:
    async with browser.post(f"{API}/sessions", json={"plan": "custom"}) as answer:
        assert answer.status == 400
        assert "plan" in (await answer.json())["error"]["message"]


async def test_agents_see_on_which_pages_the_widget_was_opened_last_and_no_secret_of_their_addresses(
    browser: Browser, services: Services
) -> None:
    first = await open_widget(browser, page_url="https://shop.example/prices")
    await open_widget(browser, visitor_token=first.token)
    brief = await services.desk.briefs.of(first.conversation)
    assert [page.url for page in brief.pages] == ["https://shop.example/prices"]
    await open_widget(browser, visitor_token=first.token, page_url="https://shop.example/pay/4111111111111111")
    last, before = (await services.desk.briefs.of(first.conversation)).pages
    assert before.url == "https://shop.example/prices"
    assert last.url.startswith("https://shop.example/pay/")
    assert "4111" not in last.url


async def test_of_a_long_visit_the_last_five_pages_are_told_newest_first_and_a_reload_is_no_page(
    browser: Browser, services: Services, clock: FakeClock
) -> None:
    first = await open_widget(browser, page_url="https://shop.example/0")
    for number in (1, 2, 3, 4, 5, 6, 6):
        clock.forward(minutes=1)
        await open_widget(browser, visitor_token=first.token, page_url=f"https://shop.example/{number}")
    pages = (await services.desk.briefs.of(first.conversation)).pages
    assert [page.url[-1] for page in pages] == ["6", "5", "4", "3", "2"]
    assert pages[0].at == clock() - timedelta(minutes=1)
