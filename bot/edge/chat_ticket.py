"""A ticket of a chat: all that was said goes on it, whether an agent opens it or somebody who waited in vain."""

from __future__ import annotations

from bot.conversation.event import Part, words_of
from bot.tickets.ticket import Ticket
from bot.wiring import Services

WHO = {"visitor": "›", "agent": "‹", "bot": "·", "system": "·"}


async def transcript(services: Services, conversation_id: str) -> str:
    """Who said what, in order: the team reads it, and so does the customer."""
    lines, after = [], 0
    while events := await services.log.events(conversation_id, after):
        told = ((event, "\n".join(filter(None, map(words_of, event.parts)))) for event in events)
        lines += [f"{event.author_name or WHO[event.author]} {said}" for event, said in told if said]
        after = events[-1].seq
    return "\n".join(lines)


def ticket_part(services: Services, ticket: Ticket, language: str) -> Part:
    """The ticket as the visitor's page draws it."""
    return {
        "type": "ticket",
        "number": str(ticket.number),
        "subject": ticket.subject,
        "state": ticket.state,
        "state_text": services.texts.say(language, f"state.{ticket.state}"),
    }
