"""The clerk before the brain: opens the ticket of somebody who waited in vain, with all that was said, at one click.

Nothing has to be understood for that, so it works while the brain does not. Every other turn is the brain's.
"""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.brain import Brain, TurnRequest, TurnResult
from bot.desk.steward import TICKET_OF_CHAT
from bot.edge.chat_ticket import ticket_part, transcript
from bot.reception.case import Case
from bot.routing.record import decision_to_json
from bot.tickets.ticket import Ticket, TicketDraft, subject_of
from bot.wiring import Services


class Clerk:
    """A brain with a clerk before it."""

    def __init__(self, services: Services, brain: Brain) -> None:
        self._services = services
        self._brain = brain

    async def is_ready(self) -> bool:
        return await self._brain.is_ready()

    async def take(self, request: TurnRequest) -> TurnResult:
        """One turn opens one ticket, however often it is taken. Raises BrainError."""
        if request.payload != TICKET_OF_CHAT:
            return await self._brain.take(request)
        ticket = await self._open(request)
        if ticket is None:  # meanwhile the plan has none, say: the assistant tells what there is instead
            return await self._brain.take(replace(request, payload="/open_ticket"))
        hours = self._services.policy.current.parameters.get("answer_hours", "24")
        said = self._services.texts.say(request.language, "ticket.opened", number=ticket.number, hours=hours)
        card = {"parts": [ticket_part(self._services, ticket, request.language)]}
        return TurnResult(request.dialogue, [{"text": said, "custom": card}], request.language, None)

    async def _open(self, request: TurnRequest) -> Ticket | None:
        reception = self._services.reception
        case = replace(await reception.case(request.conversation_id), turn_seq=request.seq)
        matter = (await self._services.desk.briefs.of(request.conversation_id)).category
        recorded = await reception.decide(case, request.language, matter, "open_ticket")
        if case.account is None or not recorded.decision.offer("ticket").open:
            return None
        draft = await self._draft(request, case, matter)
        return await self._services.tickets.open(replace(draft, decision=decision_to_json(recorded.decision)))

    async def _draft(self, request: TurnRequest, case: Case, matter: str | None) -> TicketDraft:
        events = await self._services.log.events(request.conversation_id)
        typed = next((event.text for event in events if event.author == "visitor"), "")
        name = self._services.texts.say(request.language, f"matter.{matter}") if matter else None
        return TicketDraft(
            kind="ticket",
            account_id=case.account.id if case.account else None,
            email=case.account.email if case.account else None,
            subject=subject_of(name, typed),
            text=await transcript(self._services, request.conversation_id),
            category=matter,
            language=request.language,
            conversation_id=request.conversation_id,
            turn_seq=request.seq,
        )
