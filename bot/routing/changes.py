"""What would have to be otherwise for a closed channel to be open: one change for each reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.routing.decide import offer_of
from bot.routing.decision import Offer, Reason
from bot.routing.policy import Policy
from bot.routing.rules import CODES
from bot.routing.visit import Visit

# Stands for any category that is listed under no kind.
ANOTHER_CATEGORY = "another category"


@dataclass(frozen=True)
class Change:
    """One fact of the visit, named as in `Visit`.

    `values`: those that would do; none for a fact where one is obvious. `at`: for `at` the moment of opening, for
    `open_ticket` when the hold ends (an answer ends it too). `possible` is False if nothing can help: no plan has the
    channel, nobody speaks any language on it, or it never opens.
    """

    fact: str
    values: tuple[str, ...] = ()
    at: datetime | None = None
    possible: bool = True


def changes(visit: Visit, offer: Offer, policy: Policy) -> tuple[Change, ...]:
    """All that must change together for the offer to be open; nothing if it is. `offer` is the decision on `visit`."""
    return way_to_open(visit, offer, policy)[0]


def way_to_open(visit: Visit, offer: Offer, policy: Policy) -> tuple[tuple[Change, ...], Offer]:
    """The changes, and the offer after them: closed only if a change is not possible.

    Looks again after each change, since one can bring up the next: at nine somebody must be there too.
    """
    found: dict[str, Change] = {}
    for _ in CODES:
        new = [_change(reason, offer.channel, policy) for reason in offer.reasons]
        found.update({change.fact: change for change in new})
        if offer.open or not all(change.possible for change in new):
            break
        visit = changed(visit, new)
        offer = offer_of(policy.channels[offer.channel], visit, policy)
    return tuple(found.values()), offer


def changed(visit: Visit, wanted: Iterable[Change]) -> Visit:
    """The visit after the changes, each by its first value; an open ticket is answered."""
    facts: dict[str, Any] = {}
    for change in wanted:
        if change.fact == "at":
            facts["at"] = change.at
        elif change.fact == "agents_available":
            facts["agents_available"] = True
        elif change.fact == "open_ticket" and visit.open_ticket is not None:
            facts["open_ticket"] = replace(visit.open_ticket, answered=True)
        elif change.fact == "category":
            facts["category"] = ANOTHER_CATEGORY
        elif change.values:
            facts[change.fact] = change.values[0]
    return replace(visit, **facts) if facts else visit


def _change(reason: Reason, channel: str, policy: Policy) -> Change:
    """The one change that takes this reason away. A code without a branch is a new rule that says nothing yet."""
    if reason.code == "not_in_plan":
        plans = tuple(plan.name for plan in policy.plans.values() if plan.channels.get(channel, 0) is None)
        return Change("plan", plans, possible=bool(plans))
    if reason.code == "language_not_served":
        return Change("language", reason.languages, possible=bool(reason.languages))
    if reason.code == "closed_now":
        return Change("at", at=reason.opens_at, possible=reason.opens_at is not None)
    if reason.code == "needs_written_request":
        return Change("category")
    if reason.code == "ticket_in_progress":
        return Change("open_ticket", at=reason.until)
    if reason.code == "nobody_available":
        return Change("agents_available")
    raise NotImplementedError(reason.code)
