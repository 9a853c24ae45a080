"""Whoever waited in vain gets a ticket at one click: once, with every word, and only where tickets are open to them."""

from __future__ import annotations

import dataclasses

import pytest

from bot.conversation.brain import TurnRequest
from bot.conversation.event import Entry
from bot.desk.steward import TICKET_OF_CHAT
from bot.edge.clerk import Clerk
from bot.identity.customer import Account
from bot.wiring import Services
from tests.conftest import welcome
from tests.fakes import FakeBrain, FakeClock
from tests.people import CHLOE, LONG_AGO


@pytest.fixture
def clerk(services: Services, brain: FakeBrain) -> Clerk:
    return Clerk(services, brain)


async def pressed(services: Services, clock: FakeClock, account: Account | None) -> TurnRequest:
    """The button after a wait in which the visitor wrote on."""
    visitor, _ = await welcome(services.database, clock, account)
    talk = await services.log.open(visitor.id, account.id if account else None, "fr", "fr", None)
    await services.log.accept(talk.id, "visitor-0001", text="Ma campagne ne part pas")
    await services.log.say(talk.id, [Entry("message", "bot", [{"type": "text", "text": "Je vous passe l'équipe"}])])
    await services.log.accept(talk.id, "visitor-0002", text="C'est urgent, carte 4111 1111 1111 1111")
    return TurnRequest(talk.id, 3, None, TICKET_OF_CHAT, "fr", "fr", [{"event": "slot"}])


async def test_one_click_opens_one_ticket_with_every_word_and_no_secret(
    clerk: Clerk, services: Services, brain: FakeBrain, clock: FakeClock
) -> None:
    request = await pressed(services, clock, CHLOE)
    results = [await clerk.take(request) for _ in range(3)]  # the same turn, taken again after a crash
    (ticket,) = await services.tickets.of_account(CHLOE.id)
    assert (ticket.subject, ticket.language) == ("Ma campagne ne part pas", "fr")
    text = (await services.tickets.messages(ticket.number))[0].text
    assert "Ma campagne ne part pas" in text and "C'est urgent" in text and "4111 1111" not in text
    assert results[0] == results[2]
    assert results[0].replies[0]["custom"]["parts"][0]["number"] == str(ticket.number)
    assert results[0].dialogue == request.dialogue
    assert brain.asked == []


@pytest.mark.parametrize("account", [None, dataclasses.replace(CHLOE, plan="free", signed_up_at=LONG_AGO)])
async def test_where_no_ticket_is_open_the_assistant_tells_what_there_is(
    clerk: Clerk, services: Services, brain: FakeBrain, clock: FakeClock, account: Account | None
) -> None:
    await clerk.take(await pressed(services, clock, account))
    assert [turn.payload for turn in brain.asked] == ["/open_ticket"]
    assert await services.tickets.waiting() == []


async def test_every_other_turn_is_the_brains(
    clerk: Clerk, services: Services, brain: FakeBrain, clock: FakeClock
) -> None:
    request = dataclasses.replace(await pressed(services, clock, CHLOE), payload=None, text="bonjour")
    await clerk.take(request)
    assert brain.asked == [request]
