"""The contact page: for everybody, also without an account; passed on once the address is confirmed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestClient

from bot.edge.keys import FILES
from bot.wiring import Services
from tests.edge.conftest import API, open_widget
from tests.fakes import FakeClock, FakeMailer

Browser = TestClient[Any, Any]
FORM = {"topic": "account_access", "message": "Ich komme nicht mehr rein", "email": "eva@example.org", "language": "de"}


async def post(browser: Browser, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    async with browser.post(API + path, json=body) as answer:
        return answer.status, await answer.json()


def mailed_code(services: Services) -> str:
    assert isinstance(services.mailer, FakeMailer)
    found = re.search(r"\b\d{6}\b", services.mailer.sent[-1][2])
    assert found
    return found[0]


async def test_a_message_becomes_a_ticket_once_its_address_is_confirmed(browser: Browser, services: Services) -> None:
    status, begun = await post(browser, "/contact", FORM)
    assert status == 202
    assert await services.tickets.waiting() == []
    status, done = await post(browser, f"/contact/{begun['id']}/confirm", {"code": mailed_code(services)})
    assert status == 200
    (ticket,) = await services.tickets.waiting()
    assert (str(ticket.number), ticket.kind, ticket.email, ticket.category) == (
        done["number"],
        "contact",
        "eva@example.org",
        "account_access",
    )


async def test_the_code_confirmed_twice_makes_one_ticket(browser: Browser, services: Services) -> None:
    _, begun = await post(browser, "/contact", FORM)
    code = {"code": mailed_code(services)}
    first = await post(browser, f"/contact/{begun['id']}/confirm", code)
    assert await post(browser, f"/contact/{begun['id']}/confirm", code) == first
    assert len(await services.tickets.waiting()) == 1


async def test_five_wrong_codes_kill_the_request(browser: Browser, services: Services) -> None:
    _, begun = await post(browser, "/contact", FORM)
    right = mailed_code(services)
    wrong = "000000" if right != "000000" else "111111"
    codes = [(await post(browser, f"/contact/{begun['id']}/confirm", {"code": wrong}))[1]["error"] for _ in range(5)]
    assert [error["code"] for error in codes] == ["code_wrong"] * 4 + ["code_dead"]
    assert (await post(browser, f"/contact/{begun['id']}/confirm", {"code": right}))[0] == 410


async def test_a_code_dies_after_half_an_hour(browser: Browser, services: Services, clock: FakeClock) -> None:
    _, begun = await post(browser, "/contact", FORM)
    clock.forward(minutes=31)
    assert (await post(browser, f"/contact/{begun['id']}/confirm", {"code": mailed_code(services)}))[0] == 410


@pytest.mark.parametrize(
    "email",
    ["", "eva", "eva@", "eva@example", "eva@example.org\nBcc: all@example.org", "a@b.org, c@d.org", "<a@b.org>"],
)
async def test_what_is_no_single_address_gets_no_mail(browser: Browser, services: Services, email: str) -> None:
    status, content = await post(browser, "/contact", {**FORM, "email": email})
    assert (status, content["error"]["code"]) == (422, "email_wrong")
    assert isinstance(services.mailer, FakeMailer) and services.mailer.sent == []


async def test_secrets_in_the_message_are_masked(browser: Browser, services: Services) -> None:
    _, begun = await post(browser, "/contact", {**FORM, "message": "Karte 4111 1111 1111 1111"})
    await post(browser, f"/contact/{begun['id']}/confirm", {"code": mailed_code(services)})
    (ticket,) = await services.tickets.waiting()
    (message,) = await services.tickets.messages(ticket.number)
    assert "4111 1111" not in message.text


async def test_nobody_can_attach_somebody_elses_conversation(browser: Browser, services: Services) -> None:
    other = await open_widget(browser)
    _, begun = await post(browser, "/contact", {**FORM, "conversation": other.conversation})
    await post(browser, f"/contact/{begun['id']}/confirm", {"code": mailed_code(services)})
    (ticket,) = await services.tickets.waiting()
    assert ticket.conversation_id is None


async def test_a_mailbox_cannot_be_filled(browser: Browser) -> None:
    results = [(await post(browser, "/contact", FORM))[0] for _ in range(6)]
    assert results[-1] == 429


async def attach(browser: Browser, id: str, client_msg_id: str = "client-id-1") -> tuple[int, Any]:
    form = FormData()
    form.add_field("client_msg_id", client_msg_id)
    form.add_field("file", b"GIF89a", filename="error.gif")
    async with browser.post(f"{API}/contact/{id}/files", data=form) as answer:
        return answer.status, await answer.json()


def on_disk(browser: Browser) -> set[str]:
    assert browser.app is not None
    return set(browser.app[FILES].folder.ids())


async def test_a_screenshot_goes_on_the_ticket_that_the_message_becomes(browser: Browser, services: Services) -> None:
    _, begun = await post(browser, "/contact", FORM)
    first, again = [await attach(browser, begun["id"]) for _ in range(2)]
    assert (first[0], first[1]["name"], first) == (201, "error.gif", again)
    code = {"code": mailed_code(services)}
    _, done = await post(browser, f"/contact/{begun['id']}/confirm", code)
    assert browser.app is not None
    (file,) = await browser.app[FILES].tickets.of_ticket(int(done["number"]))
    assert (file.id, file.name) == (first[1]["id"], "error.gif")
    assert (await attach(browser, begun["id"], "client-id-2"))[1]["error"]["code"] == "code_dead"
    assert on_disk(browser) == {file.id}


async def test_a_message_of_the_contact_page_has_room_for_five_files(browser: Browser) -> None:
    _, begun = await post(browser, "/contact", FORM)
    answers = [await attach(browser, begun["id"], f"client-id-{place}") for place in range(6)]
    assert [status for status, _ in answers] == [201] * 5 + [409]
    assert len(on_disk(browser)) == 5


async def test_a_message_that_does_not_exist_takes_no_file(browser: Browser) -> None:
    assert (await attach(browser, "no-such-message"))[1]["error"]["code"] == "code_dead"
    assert on_disk(browser) == set()


async def test_what_nobody_confirmed_is_forgotten_with_the_next_file(browser: Browser, clock: FakeClock) -> None:
    _, forgotten = await post(browser, "/contact", FORM)
    await attach(browser, forgotten["id"])
    clock.forward(hours=2)
    _, begun = await post(browser, "/contact", FORM)
    _, stays = await attach(browser, begun["id"])
    assert on_disk(browser) == {stays["id"]}
