"""What a policy states and no visit ever meets: such a line is a mistake or a leftover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.routing.decision import Decision
from bot.routing.hours import WEEKDAYS, Hours, Interval
from bot.routing.policy import Channel, Policy
from bot.routing.rules import served_language
from bot.routing.visit import Visit

PLAN, LANGUAGE, RULE, INTERVAL = REACHABLE = (
    "no plan is unreachable",
    "no language is unreachable",
    "no rule is unreachable",
    "no interval is unreachable",
)


@dataclass
class Seen:
    """What occurred: (plan, channel) and (language, channel) that were open, (channel, code) that closed."""

    plans: set[tuple[str, str]] = field(default_factory=set)
    languages: set[tuple[str, str]] = field(default_factory=set)
    reasons: set[tuple[str, str]] = field(default_factory=set)
    recommendations: set[str] = field(default_factory=set)

    def note(self, visit: Visit, decision: Decision, recommendation: str) -> None:
        """Add what this decision shows."""
        self.recommendations.add(recommendation)
        for offer in decision.offers:
            if offer.open:
                self.plans.add((visit.plan, offer.channel))
                self.languages.add((visit.language, offer.channel))
            else:
                self.reasons.update((offer.channel, code) for code in offer.codes)


def unreachable(policy: Policy, seen: Seen, start: date, days: int) -> Iterator[tuple[str, str]]:
    """Each broken promise with what breaks it."""
    for plan in policy.plans.values():
        for channel in plan.channels:
            if (plan.name, channel) not in seen.plans:
                yield PLAN, f"plans.{plan.name}: {channel} is never open to this plan"
    for language in policy.languages:
        named = [channel.name for channel in policy.channels.values() if _serves(channel, language)]
        if not any((language, name) in seen.languages for name in named):
            yield LANGUAGE, f"languages: nobody serves {language}"
    for channel_name, language in ((c.name, tag) for c in policy.channels.values() for tag in c.languages or ()):
        if (language, channel_name) not in seen.languages:
            yield LANGUAGE, f"channels.{channel_name}.languages: never open in {language}"
    for one in policy.channels.values():
        for key, code in _restrictions(one, policy):
            if (one.name, code) not in seen.reasons:
                yield RULE, f"{key}: never keeps anybody away"
        if one.hours is not None:
            yield from _unworked(one.name, one.hours, start, days)
    for recommendation in policy.recommended:
        if recommendation.when not in seen.recommendations:
            yield RULE, f"recommended.{recommendation.when}: never fits, another line comes first"


def _serves(channel: Channel, language: str) -> bool:
    """Named, that is: a channel for any language promises nobody who speaks it."""
    return channel.languages is not None and served_language(language, channel.languages) is not None


def _restrictions(channel: Channel, policy: Policy) -> Iterator[tuple[str, str]]:
    """The keys that restrict a channel, with the reason they should give somebody."""
    if any(channel.name not in plan.channels for plan in policy.plans.values()):
        yield "plans", "not_in_plan"
    if channel.languages is not None:
        yield f"channels.{channel.name}.languages", "language_not_served"
    if channel.hours is not None:
        yield f"channels.{channel.name}.hours", "closed_now"
    if channel.refuses:
        yield f"channels.{channel.name}.refuses", "needs_written_request"
    if channel.needs_agent:
        yield f"channels.{channel.name}.needs_agent", "nobody_available"
    if channel.name in policy.hold.channels:
        yield "open_ticket.channels", "ticket_in_progress"


def _unworked(channel: str, hours: Hours, start: date, days: int) -> Iterator[tuple[str, str]]:
    """Weekly intervals that are not worked on any date."""
    worked: set[tuple[int, Interval]] = set()
    for day in (start + timedelta(days=ahead) for ahead in range(days)):
        if day not in hours.one_off:
            midnight = datetime(day.year, day.month, day.day, tzinfo=hours.zone)
            for interval in hours.intervals_on(day):
                if hours.is_open(midnight + timedelta(minutes=interval.start)):
                    worked.add((day.weekday(), interval))
    for number, intervals in enumerate(hours.week):
        for interval in intervals:
            if (number, interval) not in worked:
                key = f"channels.{channel}.hours.{WEEKDAYS[number]}"
                yield INTERVAL, f"{key}: {interval} is never worked in {days} days"
