"""Tickets in the console: those that wait, one with its thread, an answer, and a chat turned into one."""

from __future__ import annotations

from aiohttp import web

from bot.conversation.conversation import Conversation
from bot.conversation.masking import mask
from bot.desk.agent import Agent
from bot.edge.chat_ticket import ticket_part, transcript
from bot.edge.console.chats import act, checked
from bot.edge.console.errors import DeskRefusal
from bot.edge.console.gate import agent_of, conversation_for
from bot.edge.console.schema import (
    IntoTicket,
    Nothing,
    TicketAnswer,
    TicketFile,
    TicketLine,
    TicketLines,
    TicketMessage,
    TicketNumber,
    TicketThread,
)
from bot.edge.errors import Refusal
from bot.edge.file_form import to_be_saved
from bot.edge.keys import FILES, SERVICES
from bot.identity import customer
from bot.tickets.ticket import SUBJECT_LENGTH, Ticket, TicketDraft
from bot.wiring import Services


async def list_tickets(request: web.Request) -> TicketLines:
    """The tickets that wait for an answer, oldest first."""
    await agent_of(request)
    services = request.app[SERVICES]
    return TicketLines(tickets=[await _line(services, ticket) for ticket in await services.tickets.waiting()])


async def read_ticket(request: web.Request) -> TicketThread:
    """One ticket with what was written on it."""
    await agent_of(request)
    services = request.app[SERVICES]
    ticket = await _ticket(request)
    messages = await services.tickets.messages(ticket.number)
    files = await request.config_dict[FILES].tickets.of_ticket(ticket.number)
    return TicketThread(
        **(await _line(services, ticket)).model_dump(),
        messages=[TicketMessage.model_validate(message.__dict__) for message in messages],
        files=[TicketFile.of(ticket.number, file) for file in files],
        conversation=ticket.conversation_id,
    )


async def read_file(request: web.Request) -> web.FileResponse:
    """The content of a file that the customer attached, to be saved."""
    await agent_of(request)
    ticket = await _ticket(request)
    return to_be_saved(await request.config_dict[FILES].tickets.find(ticket.number, request.match_info["id"]))


async def answer_ticket(request: web.Request, body: TicketAnswer) -> Nothing:
    """Answer a ticket, which is then `answered`. The same `client_msg_id` again changes nothing.

    Raises DeskRefusal `answered_meanwhile` when a colleague has answered what this agent has not seen.
    """
    agent = await agent_of(request)
    ticket = await _ticket(request)
    text = mask(checked(body.text))
    await _look_for_colleagues(request, ticket, agent, body.seen)
    sent = (agent.owner, body.client_msg_id)
    await request.app[SERVICES].tickets.write(ticket.number, "support", agent.name, text, sent)
    return Nothing()


async def open_from_chat(request: web.Request, body: IntoTicket) -> TicketNumber:
    """Turn a chat into a ticket with its transcript, and give the conversation back to the assistant.

    Ticket and change of owner are one transaction: pressed twice, there is one ticket.
    """
    services = request.app[SERVICES]
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    draft = await _draft(services, conversation, body)

    async def turn() -> int:
        async with services.database.write() as connection:
            ticket = await services.tickets.open_in(connection, draft)
            part = ticket_part(services, ticket, conversation.language)
            await services.desk.chat.end_in(connection, conversation, agent, part)
            return ticket.number

    return TicketNumber(number=await act(request, agent, conversation.id, turn()))


async def _draft(services: Services, conversation: Conversation, body: IntoTicket) -> TicketDraft:
    brief = await services.desk.briefs.of(conversation.id)
    if brief.account_id is None:
        raise DeskRefusal("no_account")
    words = (mask(body.note.strip()), await transcript(services, conversation.id))
    return TicketDraft(
        kind="ticket",
        account_id=brief.account_id,
        email=brief.email,
        subject=mask(checked(body.subject))[:SUBJECT_LENGTH],
        text="\n\n".join(filter(None, words)),
        category=brief.category,
        language=conversation.language,
        conversation_id=conversation.id,
        turn_seq=conversation.last_seq,
    )


async def _look_for_colleagues(request: web.Request, ticket: Ticket, agent: Agent, seen: int | None) -> None:
    if seen is None or seen < 0:
        return
    news = (await request.app[SERVICES].tickets.messages(ticket.number))[seen:]
    names = [message.author_name for message in news if message.author == "support"]
    others = [name for name in names if name and name != agent.name]  # one's own is a send that came back
    if others:
        raise DeskRefusal("answered_meanwhile", name=others[-1])


async def _ticket(request: web.Request) -> Ticket:
    number = request.match_info["number"]
    known = number.isascii() and number.isdigit() and len(number) < 10
    ticket = await request.app[SERVICES].tickets.find(int(number)) if known else None
    if ticket is None:
        raise Refusal("not_found")
    return ticket


async def _line(services: Services, ticket: Ticket) -> TicketLine:
    async with services.database.read() as connection:
        account = await customer.find(connection, ticket.account_id)
    plain = {name: getattr(ticket, name) for name in TicketLine.model_fields if name != "name"}
    return TicketLine(**plain, name=account.name if account else ticket.email)
