"""Tickets: opened once, numbered, answered, opened again by the customer's word."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversation.conversation import Conversation
from bot.conversation.log import MessageLog
from bot.store import Database
from bot.store.tables import FIRST_TICKET
from bot.tickets.desk import TicketDesk, newest_for
from bot.tickets.ticket import SUBJECT_LENGTH, TicketDraft, subject_of
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.people import CHLOE


@pytest.fixture
def desk(database: Database, clock: FakeClock) -> TicketDesk:
    return TicketDesk(database, clock)


@pytest.fixture
async def talk(database: Database, log: MessageLog, clock: FakeClock) -> Conversation:
    visitor, _ = await welcome(database, clock, CHLOE)
    return await log.open(visitor.id, CHLOE.id, "fr", None, None)


def draft(talk: Conversation | None, seq: int | None = 4, category: str = "refund") -> TicketDraft:
    id = talk.id if talk else None
    return TicketDraft("ticket", CHLOE.id, None, "Remboursement", "Débité deux fois", category, "fr", id, seq)


async def test_a_turn_that_is_run_many_times_opens_one_ticket(desk: TicketDesk, talk: Conversation) -> None:
    opened = [await desk.open(draft(talk)) for _ in range(3)]
    assert {ticket.number for ticket in opened} == {FIRST_TICKET}
    assert len(await desk.messages(FIRST_TICKET)) == 1


async def test_every_turn_gets_a_number_of_its_own(desk: TicketDesk, talk: Conversation) -> None:
    numbers = [(await desk.open(draft(talk, seq))).number for seq in (4, 8, 12)]
    assert len(set(numbers)) == 3


async def test_an_answer_sets_it_answered_and_a_word_of_the_customer_opens_it_again(
    desk: TicketDesk, talk: Conversation, clock: FakeClock
) -> None:
    ticket = await desk.open(draft(talk))
    clock.forward(hours=2)
    await desk.write(ticket.number, "support", "Dev", "C'est fait", ("agent:dev", "agent-1"))
    answered = await desk.find(ticket.number)
    assert answered and (answered.state, answered.answered_at) == ("answered", clock())
    await desk.write(ticket.number, "customer", "Chloé", "Non", (CHLOE.id, "client-1"))
    assert [one.number for one in await desk.waiting()] == [ticket.number]


async def test_the_same_word_sent_twice_stands_once(desk: TicketDesk, talk: Conversation) -> None:
    ticket = await desk.open(draft(talk))
    for _ in range(2):
        await desk.write(ticket.number, "customer", "Chloé", "Merci", (CHLOE.id, "client-1"))
    assert len(await desk.messages(ticket.number)) == 2


async def test_an_id_that_the_customer_has_chosen_too_loses_no_answer(desk: TicketDesk, talk: Conversation) -> None:
    ticket = await desk.open(draft(talk))
    for sender, author in ((CHLOE.id, "customer"), ("agent:dev", "support")):
        await desk.write(ticket.number, author, None, f"from {author}", (sender, "same-id-0001"))
    assert [message.text for message in await desk.messages(ticket.number)][1:] == ["from customer", "from support"]


async def test_the_ticket_that_bears_on_a_matter_is_the_one_about_it(desk: TicketDesk, talk: Conversation) -> None:
    about_it = await desk.open(draft(talk, 4, "refund"))
    other = await desk.open(draft(talk, 8, "plan_change"))
    mine = await desk.of_account(CHLOE.id)
    assert newest_for(mine, "refund") == about_it
    assert newest_for(mine, "card_deletion") == other
    assert newest_for([], "refund") is None


@pytest.mark.parametrize("text", ["short", "word " * 80, "ein-sehr-langes-wort" * 20, "", "two\nlines"])
def test_a_subject_is_one_short_line(text: str) -> None:
    subject = subject_of("Refund", text)
    assert len(subject) <= SUBJECT_LENGTH + 1
    assert "\n" not in subject and subject.startswith("Refund")


async def test_two_tickets_at_the_same_moment_get_two_numbers(desk: TicketDesk, talk: Conversation) -> None:
    await desk.open(draft(talk, 2))
    opened = await asyncio.gather(*(desk.open(draft(talk, seq)) for seq in (4, 6, 8)))
    assert len({ticket.number for ticket in opened}) == 3
