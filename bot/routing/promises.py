"""What every decision under every policy must keep. Each promise is a function that says what is wrong, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.routing.changes import way_to_open
from bot.routing.decision import Decision
from bot.routing.policy import CHANNELS, Policy
from bot.routing.visit import Visit

# The longest that a channel with hours may stay closed.
LONGEST_CLOSURE = timedelta(days=14)
# The one kind of category of which something is promised: it never gets the phone.
SENSITIVE = "sensitive"

Promise = Callable[[Visit, Decision, Policy], "str | None"]


def nobody_is_left_without_an_open_channel(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    if any(offer.open for offer in decision.offers):
        return None
    return "all four channels are closed"


def contact_is_always_open(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    offer = decision.offer("contact")
    return None if offer.open else f"contact is closed: {', '.join(offer.codes)}"


def the_recommended_channel_is_open(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    if decision.offer(decision.recommended).open:
        return None
    return f"{decision.recommended} is recommended and closed"


def all_four_channels_are_answered(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    named = sorted(offer.channel for offer in decision.offers)
    return None if named == sorted(CHANNELS) else f"the answer holds {', '.join(named)}"


def a_sensitive_category_never_gets_phone(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    if policy.is_of_kind(visit.category, SENSITIVE) and decision.offer("phone").open:
        return f"phone is open for {visit.category}"
    return None


def closed_means_a_reason(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    for offer in decision.offers:
        if offer.open == bool(offer.reasons):
            return f"{offer.channel} is {'open with' if offer.open else 'closed without'} a reason"
    return None


def closed_now_names_an_opening_within_14_days(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    for offer in decision.offers:
        for reason in offer.reasons:
            if reason.code != "closed_now":
                continue
            if reason.opens_at is None:
                return f"{offer.channel} is closed and never opens again"
            if not visit.at < reason.opens_at <= visit.at + LONGEST_CLOSURE:
                days = (reason.opens_at - visit.at).days
                return f"{offer.channel} is closed for {days} days, until {reason.opens_at.isoformat()}"
    return None


def what_would_have_to_change_opens_the_channel(visit: Visit, decision: Decision, policy: Policy) -> str | None:
    for offer in decision.offers:
        wanted, after = ((), offer) if offer.open else way_to_open(visit, offer, policy)
        if not after.open and all(change.possible for change in wanted):
            return f"{offer.channel} stays closed after all named changes: {', '.join(after.codes)}"
    return None


# Looked at for every visit of the space.
PROMISES: tuple[Promise, ...] = (
    nobody_is_left_without_an_open_channel,
    contact_is_always_open,
    the_recommended_channel_is_open,
    all_four_channels_are_answered,
    a_sensitive_category_never_gets_phone,
    closed_means_a_reason,
    closed_now_names_an_opening_within_14_days,
    what_would_have_to_change_opens_the_channel,
)
