"""Opens the ticket, with what was said and the decision it was opened under."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.drop_ticket import EMPTY
from actions.shown_channels import still_open
from actions.support_action import Events, Scene, SupportAction
from bot.routing.record import decision_to_json
from bot.tickets.ticket import TicketDraft, subject_of


class OpenTicket(SupportAction):
    """One turn opens one ticket, however often the turn is run."""

    async def act(self, scene: Scene) -> Events:
        if not await still_open(scene, "ticket", "open_ticket") or scene.case.account is None:
            return EMPTY
        ticket = await scene.services.tickets.open(await self._draft(scene))
        scene.say(
            scene.text("ticket.opened", number=ticket.number, hours=self._hours(scene)),
            {
                "type": "ticket",
                "number": str(ticket.number),
                "subject": ticket.subject,
                "state": ticket.state,
                "state_text": scene.text(f"state.{ticket.state}"),
            },
        )
        return [*EMPTY, SlotSet("matter", None), SlotSet("shown_articles", None), SlotSet("also", None)]

    async def _draft(self, scene: Scene) -> TicketDraft:
        slot = scene.tracker.get_slot
        texts = [slot("ticket_description"), slot("ticket_details")]
        also = ", ".join(scene.text(f"matter.{name}") for name in slot("also") or [])
        lines = [text for text in texts if text and text != "-"] + ([f"+ {also}"] if also else [])
        name = scene.text(f"matter.{scene.matter}") if scene.matter else None
        recorded = await scene.services.reception.decide(scene.case, scene.language, scene.matter, "open_ticket")
        return TicketDraft(
            kind="ticket",
            account_id=scene.case.account.id if scene.case.account else None,
            email=scene.case.account.email if scene.case.account else None,
            subject=subject_of(name, slot("ticket_description") or ""),
            text="\n\n".join(lines),
            category=scene.matter,
            language=scene.language,
            conversation_id=scene.case.conversation_id,
            turn_seq=scene.case.turn_seq,
            decision=decision_to_json(recorded.decision),
        )

    def _hours(self, scene: Scene) -> str:
        return scene.services.policy.current.parameters.get("answer_hours", "24")
