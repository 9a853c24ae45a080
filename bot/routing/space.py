"""Everything that can be asked of a policy: all visits at a moment, and all moments that matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import product

from bot.routing.policy import Policy
from bot.routing.visit import OpenTicket, Visit

SECOND = timedelta(seconds=1)
YEAR = timedelta(days=365)
PRESENCES = (True, False, None)
# Each stands for all that the policy does not list.
UNLISTED_PLAN, UNLISTED_CATEGORY, UNLISTED_LANGUAGE = "unlisted_plan", "unlisted_category", "tlh"


@dataclass(frozen=True)
class Case:
    """A visit and how far it is from the plainest one: the smallest `weight` is the easiest to read."""

    weight: int
    visit: Visit


def visits(policy: Policy, at: datetime) -> Iterator[Case]:
    """Every plan, age of account, language, category, ticket and presence at one moment."""
    members, languages, categories = _members(policy, at), _languages(policy), _categories(policy)
    for (p, member), (s, language), (c, category), (a, available) in product(
        enumerate(members), enumerate(languages), enumerate(categories), enumerate(PRESENCES)
    ):
        plan, signed_up_at = member
        for t, ticket in enumerate(_tickets(policy, at, category)):
            # Few facts that differ first, then those near the beginning of their lists.
            weight = sum(map(bool, (p, s, c, a, t))) * 1000 + p + s + c + a + t
            yield Case(weight, Visit(plan, signed_up_at, language, category, at, available, ticket))


def size(policy: Policy, at: datetime) -> int:
    """How many visits there are at one moment."""
    categories = _categories(policy)
    tickets = sum(len(_tickets(policy, at, category)) for category in categories)
    return len(_members(policy, at)) * len(_languages(policy)) * tickets * len(PRESENCES)


def edges(policy: Policy, start: date, days: int) -> list[datetime]:
    """Every moment in these days at which a channel may open or close or the clock changes; or `start`."""
    found: set[datetime] = set()
    for channel in policy.channels.values():
        if channel.hours is not None:
            for ahead in range(days):
                found.update(channel.hours.edges(start + timedelta(days=ahead)))
    return sorted(found) or [datetime(start.year, start.month, start.day, tzinfo=policy.zone).astimezone(timezone.utc)]


def moments(edges: list[datetime]) -> list[datetime]:
    """Each edge with the second before and the second after, in order."""
    return sorted({edge + around for edge in edges for around in (-SECOND, timedelta(), SECOND)})


def _members(policy: Policy, at: datetime) -> list[tuple[str, datetime | None]]:
    """Plans with the ages at which something ends: a second before, that second, long after; and no age at all."""
    members: list[tuple[str, datetime | None]] = []
    for plan in policy.plans.values():
        limits = sorted({first for first in plan.channels.values() if first is not None})
        ages = [age for first in limits for age in (first - SECOND, first)]
        members += [(plan.name, at - age) for age in ages]
        if limits:
            members += [(plan.name, at), (plan.name, at - limits[-1] - YEAR)]
        members.append((plan.name, None))
    return [*members, (UNLISTED_PLAN, None)]


def _languages(policy: Policy) -> list[str]:
    return [*policy.languages, f"{policy.languages[0]}-ZZ", UNLISTED_LANGUAGE]


def _categories(policy: Policy) -> list[str | None]:
    listed = sorted(name for names in policy.categories.values() for name in names)
    return [UNLISTED_CATEGORY, None, *dict.fromkeys(listed)]


def _tickets(policy: Policy, at: datetime, category: str | None) -> list[OpenTicket | None]:
    """No ticket; then of the same matter and of another one: fresh, about to be over, just over, answered."""
    hold = policy.hold.duration
    tickets: list[OpenTicket | None] = [None]
    for matter in (category, None if category is not None else UNLISTED_CATEGORY):
        tickets += [OpenTicket(at - age, matter, False) for age in dict.fromkeys((timedelta(), hold - SECOND, hold))]
        tickets.append(OpenTicket(at, matter, True))
    return tickets
