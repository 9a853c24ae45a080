"""An answer from the console reaches the customer, once."""

from __future__ import annotations

from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.console.conftest import Hire


async def test_an_answer_makes_a_ticket_answered_and_leaves_the_list(hire: Hire, services: Services) -> None:
    draft = TicketDraft("contact", None, "lena@shop.example", "Cannot log in", "My phone is gone", None, "de")
    ticket = await services.tickets.open(draft)
    ada = await hire("Ada")
    assert [line["number"] for line in (await ada.get("/tickets"))["tickets"]] == [ticket.number]
    assert (await ada.get("/board"))["tickets"] == 1
    for _ in range(2):
        answered = await ada.post(f"/tickets/{ticket.number}/answers", client_msg_id="answer-0001", text="We can help")
        assert answered.status == 200
    thread = await ada.get(f"/tickets/{ticket.number}")
    assert (thread["state"], thread["name"]) == ("answered", "lena@shop.example")
    assert [(message["author"], message["author_name"]) for message in thread["messages"]] == [
        ("customer", None),
        ("support", "Ada"),
    ]
    assert (await ada.get("/tickets"))["tickets"] == []


async def test_secrets_in_an_answer_are_masked(hire: Hire, services: Services) -> None:
    ticket = await services.tickets.open(TicketDraft("ticket", None, None, "Card", "text", None, "en"))
    ada = await hire("Ada")
    text = "the card 4111 1111 1111 1111 is deleted"
    await ada.post(f"/tickets/{ticket.number}/answers", client_msg_id="answer-0001", text=text)
    assert "4111 1111" not in (await services.tickets.messages(ticket.number))[-1].text


async def test_an_empty_answer_and_an_unknown_ticket_are_refused(hire: Hire, services: Services) -> None:
    ticket = await services.tickets.open(TicketDraft("ticket", None, None, "Card", "text", None, "en"))
    ada = await hire("Ada")
    empty = await ada.post(f"/tickets/{ticket.number}/answers", client_msg_id="answer-0001", text="  ")
    assert empty.status == 422
    for number in ("999999", "abc", "1" * 30):
        assert (await ada.ask("GET", f"/tickets/{number}")).status == 404
