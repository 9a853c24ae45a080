"""How the customer's tickets are doing, from the store, and until when an answer is due."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction
from bot.conversation.event import Part
from bot.tickets.ticket import Ticket

MOST = 3
LATE = "ticket.answer_late"  # with an apology of its own


class TellTickets(SupportAction):
    async def act(self, scene: Scene) -> Events:
        if scene.case.account is None:
            scene.say(scene.text("ticket.sign_in_first"))
            return []
        tickets = await scene.services.tickets.of_account(scene.case.account.id)
        all_unsolved = [ticket for ticket in tickets if ticket.state != "solved"]
        unsolved, left = all_unsolved[:MOST], len(all_unsolved) - MOST
        if not unsolved:
            scene.say(scene.text("ticket.none_open"))
            return []
        lines = [scene.text("ticket.yours"), *[await due(scene, ticket) for ticket in unsolved]]
        if left > 0:
            lines.append(scene.text("ticket.more", count=left))
        scene.say("\n".join(lines), *(card(scene, ticket) for ticket in unsolved))
        return []


async def due(scene: Scene, ticket: Ticket) -> str:
    """When the answer is due, was due, or that there is one."""
    key, time = await stage(scene, ticket)
    return scene.text(key, number=ticket.number, time=time)


async def stage(scene: Scene, ticket: Ticket) -> tuple[str, str]:
    """Which sentence tells how a ticket is doing, and the time that it names."""
    if ticket.state == "answered":
        return "ticket.is_answered", ""
    reception = scene.services.reception
    recorded = await reception.decide(scene.case, scene.language, ticket.category, f"due_{ticket.number}")
    moment = ticket.opened_at + reception.policy.hold.duration
    time = reception.teller(scene.case, recorded.visit, scene.language).time(moment, form="until")
    return LATE if moment <= recorded.visit.at else "ticket.answer_due", time


def card(scene: Scene, ticket: Ticket) -> Part:
    """The ticket as data."""
    return {
        "type": "ticket",
        "number": str(ticket.number),
        "subject": ticket.subject,
        "state": ticket.state,
        "state_text": scene.text(f"state.{ticket.state}"),
    }
