"""What the Help Center page shows a signed-in customer: channels right now, the PIN, tickets."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from bot.conversation.masking import mask
from bot.desk.pin import VALID_FOR
from bot.edge.errors import Refusal, language_of
from bot.edge.keys import FILES, LIMITS, SERVICES
from bot.edge.limits import MESSAGES, PINS
from bot.edge.schema import (
    LONGEST_MESSAGE,
    FileView,
    OfferView,
    Pin,
    SupportView,
    TicketMessageView,
    TicketsView,
    TicketView,
    TicketWithMessages,
    WriteOnTicket,
    Written,
)
from bot.edge.visitor import account_of, visitor_of
from bot.identity import customer
from bot.reception.case import Case, known_zone
from bot.tickets.ticket import Ticket


async def read_support(request: web.Request) -> SupportView:
    """The support options of this visitor at this moment, with every reason."""
    services, language = request.app[SERVICES], language_of(request)
    visitor = await visitor_of(request)
    async with services.database.read() as connection:
        account = await customer.find(connection, visitor.account_id)
    case = Case(None, account, known_zone(visitor.time_zone), None)
    recorded = await services.reception.decide(case, language, None, "support")
    part = services.reception.part(case, recorded, language, buttons=False)
    number = services.policy.current.parameters.get("phone_number")
    return SupportView(
        plan=recorded.visit.plan,
        signed_in=account is not None,
        recommended=part["recommended"],
        offers=[OfferView.model_validate(offer) for offer in part["offers"]],
        phone=number if recorded.decision.offer("phone").open else None,
        at=recorded.visit.at,
    )


async def issue_pin(request: web.Request) -> Pin:
    """A new support PIN; the one before is dead."""
    services = request.app[SERVICES]
    visitor = await visitor_of(request)
    account = await account_of(request, visitor)
    if not request.app[LIMITS].allow(PINS, account.id):
        raise Refusal("rate_limited")
    issued = await services.pins.issue(account.id)
    return Pin(pin=issued.pin, expires_at=issued.expires_at, seconds=int(VALID_FOR.total_seconds()))


async def list_tickets(request: web.Request) -> TicketsView:
    """The customer's tickets, newest first."""
    account = await account_of(request, await visitor_of(request))
    tickets = await request.app[SERVICES].tickets.of_account(account.id)
    return TicketsView(tickets=[_view(request, ticket) for ticket in tickets])


async def read_ticket(request: web.Request) -> TicketWithMessages:
    """One ticket with what was written on it, and its files."""
    ticket = await own_ticket(request)
    messages = await request.app[SERVICES].tickets.messages(ticket.number)
    files = await request.app[FILES].tickets.of_ticket(ticket.number)
    return TicketWithMessages(
        **_view(request, ticket).model_dump(),
        messages=[TicketMessageView.model_validate(message.__dict__) for message in messages],
        files=[FileView.of(file) for file in files],
    )


async def write_on_ticket(request: web.Request, body: WriteOnTicket) -> Written:
    """Add to a ticket. The same `client_msg_id` again changes nothing."""
    ticket = await own_ticket(request)
    text = mask(body.text.encode("utf-8", "replace").decode().replace("\0", "").strip())
    if not text:
        raise Refusal("empty")
    if len(text) > LONGEST_MESSAGE:
        raise Refusal("too_long", limit=LONGEST_MESSAGE)
    visitor = await visitor_of(request)
    if not request.app[LIMITS].allow(MESSAGES, visitor.id):
        raise Refusal("rate_limited")
    account = await account_of(request, visitor)
    await request.app[SERVICES].tickets.write(
        ticket.number, "customer", account.name, text, (account.id, body.client_msg_id)
    )
    return Written(client_msg_id=body.client_msg_id)


async def own_ticket(request: web.Request) -> Ticket:
    """The ticket that the address names, if it is this customer's. Raises Refusal."""
    account = await account_of(request, await visitor_of(request))
    number = request.match_info["number"]
    known = number.isascii() and number.isdigit() and len(number) < 10
    ticket = await request.app[SERVICES].tickets.find(int(number)) if known else None
    if ticket is None or ticket.account_id != account.id:
        raise Refusal("not_found")
    return ticket


def _view(request: web.Request, ticket: Ticket) -> TicketView:
    services, language = request.app[SERVICES], language_of(request)
    promised = timedelta(hours=float(services.policy.current.parameters.get("answer_hours", "24")))
    category = f"matter.{ticket.category}"
    return TicketView(
        number=str(ticket.number),
        subject=ticket.subject,
        category=ticket.category,
        category_text=services.texts.say(language, category) if ticket.category else None,
        state=ticket.state,  # type: ignore[arg-type]  # the column holds exactly these words
        state_text=services.texts.say(language, f"state.{ticket.state}"),
        opened_at=ticket.opened_at,
        answer_due_at=ticket.opened_at + promised if ticket.state == "open" else None,
        url=f"/api/v1/tickets/{ticket.number}",
    )
