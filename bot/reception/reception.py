"""Decides for a case, and tells the decision in the visitor's language, as what a screen can draw."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Protocol

from bot.clock import Clock
from bot.conversation.event import Part
from bot.explain import VISITORS, Audience, Teller
from bot.reception.case import Case, open_case
from bot.reception.comparison import Comparison
from bot.reception.decisions import DecisionRecord, Recorded
from bot.routing import Decision, OpenTicket, Policy, Visit, decide
from bot.routing.policy import VISITOR
from bot.store import Database
from bot.texts import Texts
from bot.tickets.desk import TicketDesk, newest_for

# What the button of an open channel says to the dialogue, and the text on it.
PAYLOADS = {
    "ticket": ("/open_ticket", "channels.open_ticket"),
    "chat": ("/start_chat", "channels.start_chat"),
    "phone": ("/show_phone", "channels.show_phone"),
    "contact": ("/write_to_contact", "channels.write_to_contact"),
}

Availability = Callable[[str], Awaitable[bool | None]]


class PolicyInForce(Protocol):
    """The policy may change while the process runs; `fingerprint` names it in the record of decisions."""

    @property
    def current(self) -> Policy: ...

    @property
    def fingerprint(self) -> str: ...


class Reception:
    """
    Args:
        agents_available: whether a person could take a chat in a language now; None when nobody can tell.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        texts: Texts,
        tickets: TicketDesk,
        policy: PolicyInForce,
        agents_available: Availability,
    ) -> None:
        self._database = database
        self._clock = clock
        self._texts = texts
        self._tickets = tickets
        self._policy = policy
        self._agents_available = agents_available
        self._record = DecisionRecord(database)

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self._policy.current

    async def case(self, conversation_id: str) -> Case:
        """Who is talking in a conversation."""
        return await open_case(self._database, conversation_id)

    async def decide(self, case: Case, language: str, category: str | None, purpose: str = "offer") -> Recorded:
        """Which channels this person may use now, in this language, for this matter. The decision is recorded."""
        policy = self.policy
        visit = Visit(
            plan=case.account.plan if case.account else VISITOR,
            signed_up_at=case.account.signed_up_at if case.account else None,
            language=language,
            category=category,
            at=self._clock(),
            agents_available=await self._agents_available(language),
            open_ticket=await self._open_ticket(case, category),
        )
        recorded = Recorded(visit, decide(visit, policy), self._policy.fingerprint)
        await self._record.keep(recorded, case.conversation_id, case.turn_seq, purpose)
        return recorded

    async def in_language(self, visit: Visit, language: str) -> Decision:
        """What the same visit would be offered in another language. Not recorded: nobody has been offered it yet."""
        available = await self._agents_available(language)
        return decide(replace(visit, language=language, agents_available=available), self.policy)

    async def _open_ticket(self, case: Case, category: str | None) -> OpenTicket | None:
        if case.account is None:
            return None
        ticket = newest_for(await self._tickets.of_account(case.account.id), category)
        if ticket is None:
            return None
        return OpenTicket(ticket.opened_at, ticket.category, ticket.state == "answered")

    def teller(self, case: Case, visit: Visit, language: str, audience: Audience = VISITORS) -> Teller:
        """Tells this visit's decision, with the visitor's own time where it is known."""
        return Teller(visit, self.policy, self._texts, language, case.zone, audience)

    def part(
        self, case: Case, recorded: Recorded, language: str, *, buttons: bool = True, wanted: str | None = None
    ) -> Part:
        """All four channels with state and reasons, as cards. Open ones come first, and have a button.

        Args:
            wanted: the channel that the visitor asked for; if it is open it comes first, as the one that they want.
        """
        decision = wished(recorded.decision, wanted)
        explained = self.teller(case, recorded.visit, language).decision(decision)
        # Nobody has to read past what they cannot use.
        offers = sorted(explained.offers, key=lambda offer: not offer.open)
        return {
            "type": "channels",
            "recommended": explained.recommended,
            "offers": [
                {
                    "channel": offer.channel,
                    "name": offer.name,
                    "note": offer.note,
                    "open": offer.open,
                    "recommended": offer.recommended,
                    "reasons": [{"code": reason.code, "text": reason.text} for reason in offer.reasons],
                    "button": self.button(offer.channel, language) if buttons and offer.open else None,
                }
                for offer in offers
            ],
        }

    def standing_button(self, id: str, language: str) -> tuple[str, str] | None:
        """Title and payload of a button that is on offer at any time: `channel:<name>` or `language:<code>`.

        They open no door by themselves: the channel is decided when it is used. The wish for a language is said in it.
        """
        kind, _, name = id.partition(":")
        if kind == "channel" and name in PAYLOADS:
            payload, title = PAYLOADS[name]
            return self._texts.say(language, title), payload
        if kind == "language" and name in self._texts.languages:
            return self._texts.say(name, "widget.go_on"), switch_to(name)
        return None

    def why_closed(self, case: Case, recorded: Recorded, channel: str, language: str) -> str:
        """The reasons against a channel as sentences, one after the other."""
        teller = self.teller(case, recorded.visit, language)
        return " ".join(teller.reason(channel, reason) for reason in recorded.decision.offer(channel).reasons)

    def comparison(self, case: Case, recorded: Recorded, language: str) -> Comparison:
        """The channels side by side, for this decision."""
        return Comparison(recorded, self.policy, self._texts, self.teller(case, recorded.visit, language))

    def button(self, channel: str, language: str) -> dict[str, Any]:
        """Title and payload of the button that uses a channel."""
        payload, title = PAYLOADS[channel]
        return {"title": self._texts.say(language, title), "payload": payload}


def switch_to(language: str) -> str:
    """The payload of a button that goes on in a language, and stays in it."""
    return f'/switch_language{{"language": "{language}"}}'


def wished(decision: Decision, wanted: str | None) -> Decision:
    """The decision with an open channel that somebody asked for in front; otherwise as it was."""
    if wanted is None or not decision.offer(wanted).open:
        return decision
    rest = tuple(offer for offer in decision.offers if offer.channel != wanted)
    return Decision(wanted, (decision.offer(wanted), *rest))
