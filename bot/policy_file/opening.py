"""The hours of a channel, from `hours`, `closed_days` and `one_off_hours`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays

from bot.policy_file import notation
from bot.policy_file.document import Node
from bot.routing.hours import MINUTES_A_DAY, WEEKDAYS, Hours, Interval
from bot.routing.policy import CHANNELS

ALWAYS = "always"
# Public holidays are expanded for these years, so that a decision looks at nothing but the policy.
HOLIDAY_YEARS = range(2010, 2051)


@dataclass
class Calendar:
    """What all channels with hours share. `one_off`: channel to date to intervals."""

    zone: ZoneInfo
    closed: set[date] = field(default_factory=set)
    yearly: set[tuple[int, int]] = field(default_factory=set)
    one_off: dict[str, dict[date, tuple[Interval, ...]]] = field(default_factory=dict)

    def hours(self, channel: str, node: Node) -> Hours | None:
        """The hours of one channel; None means always."""
        if node.is_single:
            node.choice((ALWAYS,))
            return None
        days = node.fields((), WEEKDAYS)
        week = {day: intervals(days[day]) if day in days else () for day in WEEKDAYS}
        _refuse_long_nights(days, week)
        one_off: Mapping[date, tuple[Interval, ...]] = MappingProxyType(self.one_off.get(channel, {}))
        return Hours(self.zone, tuple(week.values()), frozenset(self.closed), frozenset(self.yearly), one_off)


def read_calendar(zone: ZoneInfo, closed_days: Node | None, one_off_hours: Node | None) -> Calendar:
    """Both sections may be absent."""
    calendar = Calendar(zone)
    if closed_days is not None:
        _read_closed_days(closed_days, calendar)
    if one_off_hours is not None:
        for text, node in one_off_hours.entries().items():
            day = notation.calendar_date(node, text)
            for channel, child in node.fields((), CHANNELS).items():
                if day is not None:
                    calendar.one_off.setdefault(channel, {})[day] = intervals(child)
    return calendar


def intervals(node: Node) -> tuple[Interval, ...]:
    """A list of intervals in order, none overlapping another."""
    found = [notation.interval(item) for item in node.items()]
    ordered = tuple(sorted(one for one in found if one is not None))
    _refuse_overlaps(node, ordered)
    return ordered


def _read_closed_days(node: Node, calendar: Calendar) -> None:
    parts = node.fields((), ("public_holidays", "yearly", "dates"))
    for item in parts["public_holidays"].items() if "public_holidays" in parts else ():
        calendar.closed.update(_public_holidays(item))
    for item in parts["yearly"].items() if "yearly" in parts else ():
        yearly = notation.yearly_date(item)
        calendar.yearly.update(() if yearly is None else (yearly,))
    for item in parts["dates"].items() if "dates" in parts else ():
        day = notation.calendar_date(item)
        calendar.closed.update(() if day is None else (day,))


def _public_holidays(node: Node) -> set[date]:
    """`FR`, or with a region `DE-BY`."""
    country, _, region = node.text().partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        node.refuse(f"{country!r} is no country whose holidays are known; write its two letters, such as FR or DE-BY")
        return set()
    if region and region not in known[country]:
        node.refuse(f"{region!r} is no region of {country}; allowed: {', '.join(known[country]) or 'none'}")
        return set()
    return set(holidays.country_holidays(country, subdiv=region or None, years=HOLIDAY_YEARS))


def _refuse_overlaps(node: Node, ordered: tuple[Interval, ...]) -> None:
    """Of two intervals that overlap one is a mistake."""
    for one, following in pairwise(ordered):
        if following.start < one.end:
            node.refuse(f"{following} begins before {one} has ended")


def _refuse_long_nights(days: Mapping[str, Node], week: Mapping[str, tuple[Interval, ...]]) -> None:
    """A night must have ended when the next day's first interval begins; Sunday's runs into Monday."""
    for number, day in enumerate(WEEKDAYS):
        evening, morning = week[WEEKDAYS[number - 1]], week[day]
        if evening and morning and morning[0].start < evening[-1].end - MINUTES_A_DAY:
            days[day].refuse(f"{morning[0]} begins before {evening[-1]} of the day before has ended")
