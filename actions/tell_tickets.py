"""How the customer's tickets are doing, from the store."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction
from bot.tickets.ticket import Ticket

MOST = 3


class TellTickets(SupportAction):
    async def act(self, scene: Scene) -> Events:
        if scene.case.account is None:
            scene.say(scene.text("ticket.sign_in_first"))
            return []
        tickets = await scene.services.tickets.of_account(scene.case.account.id)
        unsolved = [ticket for ticket in tickets if ticket.state != "solved"][:MOST]
        if not unsolved:
            scene.say(scene.text("ticket.none_open"))
            return []
        scene.say(scene.text("ticket.yours"), *(self._card(scene, ticket) for ticket in unsolved))
        return []

    def _card(self, scene: Scene, ticket: Ticket) -> dict[str, str]:
        state = scene.text(f"state.{ticket.state}")
        number = str(ticket.number)
        return {
            "type": "ticket",
            "number": number,
            "subject": ticket.subject,
            "state": ticket.state,
            "state_text": state,
        }
