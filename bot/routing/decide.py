"""Which channels a visitor may use now, and why not the others."""

from __future__ import annotations

from bot.routing.decision import Decision, Offer
from bot.routing.policy import OTHERWISE, UNANSWERED_TICKET, Channel, Policy, Recommendation
from bot.routing.rules import RULES, is_late
from bot.routing.visit import Visit


def decide(visit: Visit, policy: Policy) -> Decision:
    """All four channels in recommended order, each open or closed with all its reasons. Pure, and never raises.

    `recommended` is the first open channel. Under a policy that leaves nobody without one, which `prove` shows,
    there always is one; otherwise the last in order is named.
    """
    order = recommendation(visit, policy).order
    offers = tuple(offer_of(policy.channels[name], visit, policy) for name in order)
    recommended = next((offer.channel for offer in offers if offer.open), order[-1])
    return Decision(recommended, offers)


def offer_of(channel: Channel, visit: Visit, policy: Policy) -> Offer:
    """One channel, looked at by every rule."""
    verdicts = [rule(visit, channel, policy) for rule in RULES]
    reasons = tuple([reason for reason in verdicts if reason is not None])
    return Offer(channel.name, not reasons, reasons, channel.requires)


def recommendation(visit: Visit, policy: Policy) -> Recommendation:
    """The first recommendation of the policy that fits the visit."""
    for candidate in policy.recommended:
        if _fits(candidate.when, visit, policy):
            return candidate
    return policy.recommended[-1]


def _fits(when: str, visit: Visit, policy: Policy) -> bool:
    if when == OTHERWISE:
        return True
    if when == UNANSWERED_TICKET:
        return is_late(visit, policy)
    return policy.is_of_kind(visit.category, when)
