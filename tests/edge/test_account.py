"""The Help Center page: channels of this plan right now, the PIN, tickets; each only for its own customer."""

from __future__ import annotations

from typing import Any

from aiohttp.test_utils import TestClient
from sqlalchemy import select

from bot.store.tables import pins
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.conftest import identity, open_widget
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS, PRIYA

Browser = TestClient[Any, Any]


def draft(account_id: str, category: str = "refund") -> TicketDraft:
    return TicketDraft("ticket", account_id, None, "Charged twice", "I was charged twice", category, "en")


async def test_the_channels_are_those_of_the_plan_with_every_reason(browser: Browser, services: Services) -> None:
    session = await open_widget(browser, identity_token=identity(services, JONAS))
    status, support = await session.call("GET", "/support", params={"language": "de"})
    assert status == 200
    by_channel = {offer["channel"]: offer for offer in support["offers"]}
    assert by_channel["ticket"]["open"] and by_channel["contact"]["open"]
    assert {reason["code"] for reason in by_channel["chat"]["reasons"]} == {"language_not_served"}
    assert {reason["code"] for reason in by_channel["phone"]["reasons"]} == {"not_in_plan", "language_not_served"}
    assert support["phone"] is None


async def test_the_number_is_shown_to_those_who_may_call(browser: Browser, services: Services) -> None:
    session = await open_widget(browser, identity_token=identity(services, PRIYA))
    _, support = await session.call("GET", "/support", params={"language": "en"})
    assert support["phone"] == services.policy.current.parameters["phone_number"]


async def test_a_stranger_has_the_contact_page(browser: Browser) -> None:
    session = await open_widget(browser)
    _, support = await session.call("GET", "/support", params={"language": "en"})
    assert [offer["channel"] for offer in support["offers"] if offer["open"]] == ["contact"]


async def test_a_pin_has_eight_digits_ten_minutes_and_is_kept_only_hashed(browser: Browser, services: Services) -> None:
    session = await open_widget(browser, identity_token=identity(services, CHLOE))
    status, issued = await session.call("POST", "/pin")
    assert (status, issued["seconds"], len(issued["pin"])) == (200, 600, 8)
    _, second = await session.call("POST", "/pin")
    async with services.database.read() as connection:
        rows = (await connection.execute(select(pins))).mappings().all()
    assert len(rows) == 1
    assert issued["pin"] not in str(rows) and second["pin"] not in str(rows)


async def test_a_stranger_gets_no_pin_and_sees_no_tickets(browser: Browser) -> None:
    session = await open_widget(browser)
    assert (await session.call("POST", "/pin"))[0] == 403
    assert (await session.call("GET", "/tickets"))[0] == 403


async def test_a_customer_sees_their_tickets_and_nobody_elses(browser: Browser, services: Services) -> None:
    await _known(browser, services)
    ticket = await services.tickets.open(draft(CHLOE.id))
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    jonas = await open_widget(browser, identity_token=identity(services, JONAS))
    _, mine = await chloe.call("GET", "/tickets", params={"language": "fr"})
    assert [(one["number"], one["category_text"]) for one in mine["tickets"]] == [("1001", "Remboursement")]
    assert (await jonas.call("GET", "/tickets"))[1] == {"tickets": []}
    assert (await jonas.call("GET", f"/tickets/{ticket.number}"))[0] == 404
    path = f"/tickets/{ticket.number}/messages"
    assert (await jonas.call("POST", path, json={"client_msg_id": "client-id-1", "text": "hi"}))[0] == 404


async def test_what_is_added_to_a_ticket_is_added_once(browser: Browser, services: Services) -> None:
    await _known(browser, services)
    ticket = await services.tickets.open(draft(CHLOE.id))
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    for _ in range(2):
        path = f"/tickets/{ticket.number}/messages"
        message = {"client_msg_id": "client-id-1", "text": "card 4111 1111 1111 1111"}
        assert (await chloe.call("POST", path, json=message))[0] == 202
    _, shown = await chloe.call("GET", f"/tickets/{ticket.number}")
    assert [message["text"] for message in shown["messages"]] == ["I was charged twice", "card ••••••••1111"]


async def test_an_open_ticket_holds_back_live_channels_for_the_same_matter(
    browser: Browser, services: Services, clock: FakeClock
) -> None:
    await _known(browser, services, PRIYA)
    ticket = await services.tickets.open(draft(PRIYA.id, "templates_editor"))
    session = await open_widget(browser, identity_token=identity(services, PRIYA))
    case = await services.reception.case(session.conversation)
    held = await services.reception.decide(case, "en", "templates_editor")
    assert "ticket_in_progress" in held.decision.offer("phone").codes
    assert (await services.reception.decide(case, "en", "plan_change")).decision.offer("phone").open
    await services.tickets.write(ticket.number, "support", "Dev", "Here you are", ("agent:dev", "agent-id-1"))
    assert (await services.reception.decide(case, "en", "templates_editor")).decision.offer("phone").open


async def _known(browser: Browser, services: Services, account: Any = CHLOE) -> bool:
    """An account is known once its owner has been there."""
    await open_widget(browser, identity_token=identity(services, account))
    return True
