"""Opens the ticket, with what was said and the decision it was opened under."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions import ticket_draft
from actions.shown_channels import still_open
from actions.support_action import Events, Scene, SupportAction
from actions.tell_tickets import card
from bot.routing.record import decision_to_json
from bot.tickets.ticket import TicketDraft


class OpenTicket(SupportAction):
    """One turn opens one ticket, however often the turn is run."""

    async def act(self, scene: Scene) -> Events:
        if not await still_open(scene, "ticket", "open_ticket") or scene.case.account is None:
            return ticket_draft.empty()
        ticket = await scene.services.tickets.open(await self._draft(scene))
        scene.say(
            scene.text("ticket.opened", number=ticket.number, hours=self._hours(scene)),
            card(scene, ticket),
        )
        return [*ticket_draft.empty(), SlotSet("matter", None), SlotSet("also", None)]

    async def _draft(self, scene: Scene) -> TicketDraft:
        account, matter = scene.case.account, ticket_draft.category(scene)
        recorded = await scene.services.reception.decide(scene.case, scene.language, matter, "open_ticket")
        return TicketDraft(
            kind="ticket",
            account_id=account.id if account else None,
            email=account.email if account else None,
            subject=ticket_draft.subject(scene),
            text=_text(scene),
            category=matter,
            language=scene.language,
            conversation_id=scene.case.conversation_id,
            turn_seq=scene.case.turn_seq,
            decision=decision_to_json(recorded.decision),
        )

    def _hours(self, scene: Scene) -> str:
        return scene.services.policy.current.parameters.get("answer_hours", "24")


def _text(scene: Scene) -> str:
    """Description and details; other matters are named below, so that nobody misses them."""
    also = ", ".join(ticket_draft.matters(scene)[1:])
    texts = [scene.tracker.get_slot("ticket_description"), ticket_draft.details(scene), f"+ {also}" if also else ""]
    return "\n\n".join(text for text in texts if text)
