"""Visits and decisions as JSON, for the command line, for the store and for deciding a past visit again.

A visit: `{"plan", "signed_up_at": str|null, "language", "category": str|null, "at", "agents_available": bool|null,
"open_ticket": null | {"opened_at", "category", "answered"}}`.
A decision: `{"recommended", "offers": [{"channel", "open", "reasons": [{"code", …}], "requires"}]}`.
Moments are ISO 8601; those that come in need an offset, those that go out are UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.routing.decision import Decision, Offer, Reason
from bot.routing.fields import Fields, RecordError, moment
from bot.routing.visit import OpenTicket, Visit

Json = dict[str, Any]
_VISIT_KEYS = ("plan", "signed_up_at", "language", "category", "at", "agents_available", "open_ticket")
_TICKET_KEYS = ("opened_at", "category", "answered")


def visit_to_json(visit: Visit) -> Json:
    """The visit, complete: `visit_from_json` gives back an equal one."""
    ticket = visit.open_ticket
    return {
        "plan": visit.plan,
        "signed_up_at": _written(visit.signed_up_at),
        "language": visit.language,
        "category": visit.category,
        "at": _written(visit.at),
        "agents_available": visit.agents_available,
        "open_ticket": ticket
        and {"opened_at": _written(ticket.opened_at), "category": ticket.category, "answered": ticket.answered},
    }


def visit_from_json(value: object) -> Visit:
    """A visit from decoded JSON. Keys that may be null may be absent. Raises RecordError with every problem."""
    fields = Fields("", value, _VISIT_KEYS)
    ticket = fields.value.get("open_ticket")
    open_ticket = None if ticket is None else _ticket(Fields("open_ticket.", ticket, _TICKET_KEYS, fields.problems))
    plan, language = fields.text("plan"), fields.text("language")
    category, available = fields.text_or_none("category"), fields.truth("agents_available", optional=True)
    at, signed_up_at = fields.moment("at"), fields.moment("signed_up_at", optional=True)
    if fields.problems or at is None:
        raise RecordError(fields.problems)
    try:
        return Visit(plan, signed_up_at, language, category, at, available, open_ticket)
    except ValueError as error:
        raise RecordError([str(error)]) from error


def decision_to_json(decision: Decision) -> Json:
    """The decision with its offers in recommended order."""
    return {"recommended": decision.recommended, "offers": [offer_to_json(offer) for offer in decision.offers]}


def offer_to_json(offer: Offer) -> Json:
    """One offer; each reason has its code and what belongs to it."""
    reasons = [reason_to_json(reason) for reason in offer.reasons]
    return {"channel": offer.channel, "open": offer.open, "reasons": reasons, "requires": list(offer.requires)}


def reason_to_json(reason: Reason) -> Json:
    """`{"code"}` and, by code, `opens_at`, `until` or `languages`."""
    written: Json = {"code": reason.code}
    if reason.code == "closed_now":
        written["opens_at"] = _written(reason.opens_at)
    if reason.until is not None:
        written["until"] = _written(reason.until)
    if reason.code == "language_not_served":
        written["languages"] = list(reason.languages)
    return written


def decision_from_json(value: Mapping[str, Any]) -> Decision:
    """A decision as `decision_to_json` wrote it. Raises KeyError or ValueError for anything else."""
    return Decision(value["recommended"], tuple(offer_from_json(offer) for offer in value["offers"]))


def offer_from_json(value: Mapping[str, Any]) -> Offer:
    """An offer as `offer_to_json` wrote it. Raises KeyError or ValueError for anything else."""
    reasons = tuple(
        Reason(
            code=reason["code"],
            opens_at=moment(reason["opens_at"]) if reason.get("opens_at") else None,
            until=moment(reason["until"]) if reason.get("until") else None,
            languages=tuple(reason.get("languages", ())),
        )
        for reason in value["reasons"]
    )
    return Offer(value["channel"], value["open"], reasons, tuple(value["requires"]))


def _written(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat().replace("+00:00", "Z")


def _ticket(fields: Fields) -> OpenTicket | None:
    category, answered = fields.text_or_none("category"), fields.truth("answered")
    opened_at = fields.moment("opened_at")
    try:
        return None if opened_at is None else OpenTicket(opened_at, category, bool(answered))
    except ValueError as error:
        fields.problems.append(f"open_ticket.{error}")
        return None
