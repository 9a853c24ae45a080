"""The left column in a real Chromium: what it tells holds, and what is pressed there happens."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.tickets.ticket import Ticket, TicketDraft
from bot.wiring import Services
from tests.edge.console.browser import Console
from tests.edge.console.conftest import Hire, Wait
from tests.people import CHLOE, JONAS, MATEO, PRIYA
from tests.whole.browser import PATIENCE

pytestmark = pytest.mark.browser


async def test_an_agent_who_has_as_many_chats_as_they_may_have_sees_it_and_can_accept_no_more(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    desk, talks = await hire("Ada"), [await queued(who) for who in (PRIYA, CHLOE, JONAS)]
    for talk in talks:
        await services.desk.chat.accept(talk.id, desk.agent)
    waiting = await queued(MATEO)
    ada = await Console.open(chromium, desk)
    await expect(ada.page.locator(".group.mine .count")).to_have_text("3 of 3", timeout=PATIENCE)
    await ada.choose("queue", "Mateo Ferrer")
    accept = ada.page.locator(".offer .button")
    await expect(accept).to_be_disabled(timeout=PATIENCE)
    await expect(ada.page.locator(".offer")).to_contain_text("You have 3 of 3 chats.")
    await services.desk.chat.end(talks[0].id, desk.agent)
    await accept.click(timeout=PATIENCE)
    await expect(ada.group("mine").filter(has_text="Mateo Ferrer")).to_be_visible(timeout=PATIENCE)
    found = await services.log.find(waiting.id)
    assert found is not None and found.owner == desk.agent.owner


async def test_a_press_lands_although_somebody_writes_in_its_middle(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    talk = await queued(PRIYA)
    ada = await Console.open(chromium, await hire("Ada"))
    entry = ada.group("queue").filter(has_text="Priya Raman")
    await entry.hover(timeout=PATIENCE)
    await ada.page.mouse.down()
    await services.log.accept(talk.id, "visitor-0002", text="Is anybody there?")
    await expect(entry).to_contain_text("Is anybody there?", timeout=PATIENCE)
    await ada.page.mouse.up()
    await ada.sees("Is anybody there?")


async def test_a_press_lands_although_the_queue_moves_in_its_middle(
    chromium: Browser, hire: Hire, queued: Wait, services: Services
) -> None:
    first = await queued(PRIYA)
    await queued(MATEO)
    ada, ben = await Console.open(chromium, await hire("Ada")), await hire("Ben")
    entry = ada.group("queue").filter(has_text="Mateo Ferrer")
    await entry.hover(timeout=PATIENCE)
    await ada.page.mouse.down()
    await services.desk.chat.accept(first.id, ben.agent)
    await expect(ada.page.locator(".group.queue .count")).to_have_text("1", timeout=PATIENCE)
    await ada.page.mouse.up()
    await expect(ada.page.locator(".chat-head h1")).to_have_text("Mateo Ferrer", timeout=PATIENCE)
    await expect(ada.group("queue")).to_have_count(1, timeout=PATIENCE)


async def test_a_press_on_a_ticket_lands_although_the_list_is_drawn_anew_in_its_middle(
    chromium: Browser, hire: Hire, services: Services, queued: Wait
) -> None:
    await queued(PRIYA)  # with an account
    first, second = await opened(services, "The first matter"), await opened(services, "The second matter")
    ada, ben = await Console.open(chromium, await hire("Ada")), await hire("Ben")
    await ada.page.locator("[data-show=tickets]").click(timeout=PATIENCE)
    rows = ada.page.locator(".ticket-row")
    await rows.filter(has_text="second").hover(timeout=PATIENCE)
    await ada.page.mouse.down()
    answer = {"client_msg_id": "ben-answer-1", "text": "Solved.", "seen": 1}
    async with ada.page.expect_response("**/console/api/tickets*", timeout=PATIENCE):
        await ben.post(f"/tickets/{first.number}/answers", **answer)
    await ada.page.evaluate("new Promise(requestAnimationFrame)")  # the page has taken the answer
    await ada.page.mouse.up()
    await expect(ada.page.locator(".chat-head")).to_contain_text(str(second.number), timeout=PATIENCE)


async def test_a_ticket_that_keys_have_reached_keeps_the_focus_while_others_come(
    chromium: Browser, hire: Hire, services: Services, queued: Wait
) -> None:
    await queued(PRIYA)
    await opened(services, "The first matter")
    ada = await Console.open(chromium, await hire("Ada"))
    await ada.page.locator("[data-show=tickets]").click(timeout=PATIENCE)
    row = ada.page.locator(".ticket-row").filter(has_text="first")
    await row.focus(timeout=PATIENCE)
    await opened(services, "The second matter")
    await expect(ada.page.locator(".ticket-row")).to_have_count(2, timeout=PATIENCE)
    await expect(row).to_be_focused()


async def opened(services: Services, subject: str) -> Ticket:
    draft = TicketDraft("ticket", PRIYA.id, PRIYA.email, subject, "It does not leave.", "refund", "en")
    return await services.tickets.open(draft)
