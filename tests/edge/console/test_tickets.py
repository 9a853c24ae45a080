"""An answer from the console reaches the customer, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from aiohttp.test_utils import TestClient

from bot.edge.keys import FILES
from bot.files.attachment import Attachment
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.console.conftest import Hire, Wait
from tests.people import PRIYA


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


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def attach(client: TestClient[Any, Any], number: int) -> Attachment:
    assert client.app is not None
    files = client.app[FILES]
    return await files.tickets.add(number, "client-id-1", "log.txt", await files.folder.keep(pieces(b"<script>")))


async def test_a_customers_file_stands_under_the_ticket_and_in_the_brief_and_is_only_saved(
    client: TestClient[Any, Any], services: Services, hire: Hire, queued: Wait
) -> None:
    ada, talk = await hire("Ada"), await queued(PRIYA)
    ticket = await services.tickets.open(TicketDraft("ticket", PRIYA.id, None, "Card", "text", None, "en"))
    stored = await attach(client, ticket.number)
    listed = (await ada.get(f"/tickets/{ticket.number}"))["files"]
    assert [(file["ticket"], file["id"], file["name"]) for file in listed] == [(ticket.number, stored.id, "log.txt")]
    assert (await ada.get(f"/conversations/{talk.id}/brief"))["files"] == listed
    answer = await ada.ask("GET", f"/tickets/{ticket.number}/files/{stored.id}")
    assert (answer.status, await answer.read()) == (200, b"<script>")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


async def test_a_file_is_found_on_its_own_ticket_only(
    client: TestClient[Any, Any], services: Services, hire: Hire
) -> None:
    ada, draft = await hire("Ada"), TicketDraft("ticket", None, None, "Card", "text", None, "en")
    one, other = await services.tickets.open(draft), await services.tickets.open(draft)
    stored = await attach(client, one.number)
    assert (await ada.ask("GET", f"/tickets/{other.number}/files/{stored.id}")).status == 404
    nobody = await client.get(f"/console/api/tickets/{one.number}/files/{stored.id}")
    assert nobody.status == 401


async def test_an_agent_is_warned_when_a_colleague_has_just_answered(hire: Hire, services: Services) -> None:
    ticket = await services.tickets.open(TicketDraft("ticket", None, None, "Card", "text", None, "en"))
    ada, ben = await hire("Ada"), await hire("Ben")
    path, seen = f"/tickets/{ticket.number}/answers", len((await ben.get(f"/tickets/{ticket.number}"))["messages"])
    for _ in range(2):  # Ada's own answer, sent again because the first acknowledgement was lost, is no colleague's
        first = await ada.post(path, client_msg_id="answer-0001", text="We refund it", seen=seen)
        assert first.status == 200
    late = await ben.post(path, client_msg_id="answer-0002", text="We do not refund it", seen=seen)
    error = (await late.json())["error"]
    assert (late.status, error["code"]) == (409, "answered_meanwhile")
    assert "Ada" in error["message"]
    knowing = await ben.post(path, client_msg_id="answer-0002", text="It takes a week", seen=seen + 1)
    assert knowing.status == 200
    texts = [message.text for message in await services.tickets.messages(ticket.number)]
    assert texts[1:] == ["We refund it", "It takes a week"]
