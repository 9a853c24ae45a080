"""When a channel is open: weekly intervals on the company's wall clock, closed days, one-off hours.

The one definition: a channel is open exactly while a clock on the company's wall shows a time inside an interval. An
interval contains its start and not its end. It belongs to the day on which it starts: the night shift of the day before
a closed day is worked to its end. Where the clock jumps, so does the reading; so a change of the clock is an edge too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from types import MappingProxyType
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTES_A_DAY = 24 * 60
# How far ahead an opening is looked for; `prove` refuses a policy that is closed for more than a quarter of it.
HORIZON = timedelta(days=60)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Interval:
    """`start` and `end` in minutes after midnight of the day it starts on; `end` above 1440 runs past midnight."""

    start: int
    end: int

    def __str__(self) -> str:
        end, next_day = (self.end, "") if self.end <= MINUTES_A_DAY else (self.end - MINUTES_A_DAY, " next day")
        return f"{self.start // 60:02}:{self.start % 60:02}-{end // 60:02}:{end % 60:02}{next_day}"


@dataclass(frozen=True)
class Hours:
    """Weekly intervals (Monday first), minus closed days, with the hours of single dates put in their place.

    `yearly` holds (month, day). A date in `one_off` has exactly those intervals, even if it is a closed day.
    """

    zone: ZoneInfo
    week: tuple[tuple[Interval, ...], ...]
    closed: frozenset[date] = frozenset()
    yearly: frozenset[tuple[int, int]] = frozenset()
    one_off: Mapping[date, tuple[Interval, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def intervals_on(self, day: date) -> tuple[Interval, ...]:
        """The intervals that start on this date."""
        if day in self.one_off:
            return self.one_off[day]
        if day in self.closed or (day.month, day.day) in self.yearly:
            return ()
        return self.week[day.weekday()]

    def is_open(self, at: datetime) -> bool:
        """Whether the wall clock shows a time inside an interval."""
        wall = at.astimezone(self.zone)
        today = wall.date()
        minute = wall.hour * 60 + wall.minute
        if any(i.start <= minute < i.end for i in self.intervals_on(today)):
            return True
        return any(minute + MINUTES_A_DAY < i.end for i in self.intervals_on(today - ONE_DAY))

    def opens_at(self, at: datetime) -> datetime | None:
        """The first opening after `at` (UTC), or None within the horizon. Of use while closed."""
        today = at.astimezone(self.zone).date()
        for ahead in range(HORIZON.days):
            for edge in self.edges(today + timedelta(days=ahead)):
                if edge > at and self.is_open(edge):
                    return edge
        return None

    def edges(self, day: date) -> list[datetime]:
        """Every moment (UTC, sorted) at which this date's intervals, or its clock, can open or close."""
        edges = set(self._clock_changes(day))
        for interval in self.intervals_on(day):
            for minute in (interval.start, interval.end):
                edges.update(self._readings(day, minute))
        return sorted(edges)

    def _readings(self, day: date, minute: int) -> Iterator[datetime]:
        """The moments at which the wall clock shows this minute: two when the clock is put back."""
        wall = datetime.combine(day, time(), self.zone) + timedelta(minutes=minute)
        for fold in (0, 1):
            yield wall.replace(fold=fold).astimezone(timezone.utc)

    def _clock_changes(self, day: date) -> Iterator[datetime]:
        """The moment of this date at which the clock is changed, if it is."""
        noon = datetime.combine(day, time(12), self.zone)
        before = (noon - ONE_DAY).astimezone(timezone.utc)
        after = (noon + ONE_DAY).astimezone(timezone.utc)
        offset = self._offset(before)
        if self._offset(after) == offset:
            return
        while after - before > timedelta(seconds=1):
            middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
            before, after = (middle, after) if self._offset(middle) == offset else (before, middle)
        # Looked for between two noons, because midnight itself may be skipped or shown twice.
        if after.astimezone(self.zone).date() == day:
            yield after

    def _offset(self, at: datetime) -> timedelta | None:
        return at.astimezone(self.zone).utcoffset()
