"""Why a channel can be closed. Each rule is a function named as the reason it gives; `RULES` is all of them.

A new kind of rule: one function here, one line in `RULES`, one sentence per language under `reason:` in `texts/`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from bot.routing.decision import Reason
from bot.routing.policy import Channel, Policy
from bot.routing.visit import OpenTicket, Visit


class Rule(Protocol):
    """What every rule is: a function with a name. It looks at one channel and finds a reason against it, or none."""

    __name__: str

    def __call__(self, visit: Visit, channel: Channel, policy: Policy) -> Reason | None: ...


def not_in_plan(visit: Visit, channel: Channel, policy: Policy) -> Reason | None:
    """The plan lacks the channel, or had it only for the first days after signing up."""
    channels = policy.plan(visit.plan).channels
    if channel.name not in channels:
        return Reason("not_in_plan")
    first = channels[channel.name]
    if first is None:
        return None
    # Without a date nothing shows that the first days are still running, and a right needs proof.
    if visit.signed_up_at is None or visit.at - visit.signed_up_at >= first:
        return Reason("not_in_plan")
    return None


def language_not_served(visit: Visit, channel: Channel, policy: Policy) -> Reason | None:
    """Nobody on this channel speaks the visitor's language."""
    if channel.languages is None or served_language(visit.language, channel.languages) is not None:
        return None
    return Reason("language_not_served", languages=channel.languages)


def closed_now(visit: Visit, channel: Channel, policy: Policy) -> Reason | None:
    """Outside the channel's hours."""
    if channel.hours is None or channel.hours.is_open(visit.at):
        return None
    return Reason("closed_now", opens_at=channel.hours.opens_at(visit.at))


def needs_written_request(visit: Visit, channel: Channel, policy: Policy) -> Reason | None:
    """The channel refuses this kind of category."""
    if any(policy.is_of_kind(visit.category, kind) for kind in channel.refuses):
        return Reason("needs_written_request")
    return None


def ticket_in_progress(visit: Visit, channel: Channel, policy: Policy) -> Reason | None:
    """An agent is probably at work on the same matter already."""
    ticket = waiting_ticket(visit)
    if ticket is None or is_late(visit, policy) or channel.name not in policy.hold.channels:
        return None
    return Reason("ticket_in_progress", until=ticket.opened_at + policy.hold.duration)


def nobody_available(visit: Visit, channel: Channel, policy: Policy) -> Reason | None:
    """Hours and language fit but nobody is there; where they do not fit, their own reasons already say so."""
    if not channel.needs_agent or visit.agents_available:
        return None
    if language_not_served(visit, channel, policy) is not None:
        return None
    if channel.hours is not None and not channel.hours.is_open(visit.at):
        return None
    return Reason("nobody_available")


RULES: tuple[Rule, ...] = (
    not_in_plan,
    language_not_served,
    closed_now,
    needs_written_request,
    ticket_in_progress,
    nobody_available,
)
CODES: tuple[str, ...] = tuple(rule.__name__ for rule in RULES)


def waiting_ticket(visit: Visit) -> OpenTicket | None:
    """The ticket about this very matter that waits for its answer; two unknown matters are the same."""
    ticket = visit.open_ticket
    if ticket is None or ticket.answered or ticket.category != visit.category:
        return None
    return ticket


def is_late(visit: Visit, policy: Policy) -> bool:
    """Whether a ticket about this very matter has waited for its answer longer than was promised."""
    ticket = waiting_ticket(visit)
    return ticket is not None and visit.at - ticket.opened_at >= policy.hold.duration


@lru_cache(maxsize=1024)
def served_language(tag: str, served: tuple[str, ...]) -> str | None:
    """The served language that a BCP 47 tag falls under (`fr-CA` under `fr`), or None.

    The tag is shortened from its end until it matches, as RFC 4647 looks languages up.
    """
    names = {language.lower(): language for language in served}
    subtags = tag.replace("_", "-").lower().split("-")
    while subtags:
        found = names.get("-".join(subtags))
        if found is not None:
            return found
        subtags.pop()
    return None
