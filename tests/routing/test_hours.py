"""Hours against a clock that is read minute by minute, and the days on which time itself moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.routing import Policy
from bot.routing.hours import Hours, Interval

PARIS = ZoneInfo("Europe/Paris")
NINE_TO_SIX = (Interval(9 * 60, 18 * 60),)
WORKING_WEEK = Hours(PARIS, (NINE_TO_SIX,) * 5 + ((), ()))
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone.utc)


def night(start: int, end: int, **more: object) -> Hours:
    """The same interval every day, in minutes after midnight."""
    return Hours(PARIS, ((Interval(start, end),),) * 7, **more)  # type: ignore[arg-type]


# --- the naive clock: no arithmetic with zones, only what the wall clock shows ----------------------------------------


def naive_is_open(hours: Hours, at: datetime) -> bool:
    wall = at.astimezone(hours.zone).replace(tzinfo=None)
    for back in (0, 1):
        day = wall.date() - timedelta(days=back)
        if day in hours.one_off:
            intervals = hours.one_off[day]
        elif day in hours.closed or (day.month, day.day) in hours.yearly:
            intervals = ()
        else:
            intervals = hours.week[day.weekday()]
        midnight = datetime(day.year, day.month, day.day)
        for one in intervals:
            if midnight + one.start * MINUTE <= wall < midnight + one.end * MINUTE:
                return True
    return False


def naive_opens_at(hours: Hours, at: datetime, days: int) -> datetime | None:
    minute = at.replace(second=0, microsecond=0)
    for _ in range(days * 24 * 60):
        minute += MINUTE
        if naive_is_open(hours, minute):
            return minute
    return None


@st.composite
def a_day(draw: st.DrawFn) -> tuple[Interval, ...]:
    """Up to three intervals that do not overlap; the last may run past midnight."""
    edges = sorted(draw(st.sets(st.integers(0, 1439), min_size=0, max_size=6)))
    intervals = [Interval(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    if intervals and draw(st.booleans()):
        intervals[-1] = Interval(intervals[-1].start, 1440 + draw(st.integers(0, intervals[0].start)))
    return tuple(intervals)


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    zone = ZoneInfo(draw(st.sampled_from(["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo"])))
    week = tuple(draw(st.tuples(*[a_day()] * 7)))
    closed = frozenset(draw(st.sets(st.dates(date(2026, 3, 25), date(2026, 4, 5)), max_size=3)))
    one_off = draw(st.dictionaries(st.dates(date(2026, 3, 25), date(2026, 4, 5)), a_day(), max_size=2))
    return Hours(zone, week, closed, frozenset({(4, 1)}), one_off)


# Around the changes of the clock in each of the zones.
CHANGES = (
    "2026-03-08",
    "2026-03-28",
    "2026-04-04",
    "2026-04-23",
    "2026-10-03",
    "2026-10-24",
    "2026-10-29",
    "2026-10-31",
)
moments = st.builds(
    lambda day, minutes: utc(f"{day}T00:00:00+00:00") + minutes * MINUTE,
    st.sampled_from(CHANGES),
    st.integers(0, 3 * 1440),
)


@given(some_hours(), moments)
@settings(max_examples=150, deadline=None)
def test_a_channel_is_open_exactly_while_the_wall_clock_shows_an_interval(hours: Hours, at: datetime) -> None:
    assert hours.is_open(at) == naive_is_open(hours, at)


@given(some_hours(), moments)
@settings(max_examples=40, deadline=None)
def test_the_next_opening_is_the_first_minute_that_the_wall_clock_shows_open(hours: Hours, at: datetime) -> None:
    if hours.is_open(at):
        return
    expected = naive_opens_at(hours, at, days=2)
    found = hours.opens_at(at)
    if expected is None:
        assert found is None or found > at + timedelta(days=2)
    else:
        assert found == expected


@given(some_hours(), st.sampled_from(CHANGES))
@settings(max_examples=40, deadline=None)
def test_nothing_opens_or_closes_but_at_an_edge(hours: Hours, day: str) -> None:
    start = date.fromisoformat(day)
    edges = {edge for ahead in range(-1, 4) for edge in hours.edges(start + timedelta(days=ahead))}
    at, was_open = utc(f"{day}T00:00:00+00:00"), None
    for _ in range(2 * 24 * 60):
        is_open = hours.is_open(at)
        assert was_open in (None, is_open) or at in edges
        at, was_open = at + MINUTE, is_open


# --- the moments that people remember ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-30T08:59:59+02:00", False),
        ("2026-03-30T09:00:00+02:00", True),
        ("2026-03-30T17:59:59.999999+02:00", True),
        ("2026-03-30T18:00:00+02:00", False),
        ("2026-03-28T12:00:00+01:00", False),
        ("2026-07-15T09:00:00+02:00", True),
        ("2026-07-15T09:00:00+01:00", True),
        ("2026-01-15T09:00:00+02:00", False),
    ],
)
def test_nine_is_open_and_eighteen_is_closed_summer_and_winter(moment: str, is_open: bool) -> None:
    assert WORKING_WEEK.is_open(utc(moment)) is is_open


@pytest.mark.parametrize(
    ("friday", "monday"),
    [
        ("2026-03-27T18:00:00+01:00", "2026-03-30T09:00:00+02:00"),
        ("2026-10-23T18:00:00+02:00", "2026-10-26T09:00:00+01:00"),
    ],
)
def test_over_a_weekend_on_which_the_clock_is_changed_monday_still_opens_at_nine(friday: str, monday: str) -> None:
    assert WORKING_WEEK.opens_at(utc(friday)) == utc(monday)


def test_a_start_inside_the_hour_that_is_skipped_opens_when_the_clock_has_jumped() -> None:
    hours = night(2 * 60 + 30, 5 * 60)
    assert hours.opens_at(utc("2026-03-29T00:30:00+01:00")) == utc("2026-03-29T03:00:00+02:00")


def test_before_the_clock_changes_the_midnight_in_front_of_it_comes_first() -> None:
    sunday_only = Hours(PARIS, ((),) * 6 + ((Interval(0, 1440),),))
    assert sunday_only.opens_at(utc("2026-03-28T12:00:00+01:00")) == utc("2026-03-29T00:00:00+01:00")


def test_an_interval_in_the_hour_that_is_shown_twice_is_worked_twice() -> None:
    hours = night(2 * 60, 2 * 60 + 30)
    assert hours.is_open(utc("2026-10-25T02:15:00+02:00"))
    assert not hours.is_open(utc("2026-10-25T02:45:00+02:00"))
    assert hours.opens_at(utc("2026-10-25T02:45:00+02:00")) == utc("2026-10-25T02:00:00+01:00")


def test_a_night_shift_runs_past_midnight_and_into_a_closed_day() -> None:
    hours = night(22 * 60, 26 * 60, closed=frozenset({date(2026, 5, 1)}))
    assert hours.is_open(utc("2026-05-01T01:59:59+02:00"))
    assert not hours.is_open(utc("2026-05-01T02:00:00+02:00"))
    assert not hours.is_open(utc("2026-05-01T23:00:00+02:00"))
    assert hours.opens_at(utc("2026-05-01T12:00:00+02:00")) == utc("2026-05-02T22:00:00+02:00")


def test_one_off_hours_count_even_on_a_closed_day() -> None:
    christmas_eve = date(2026, 12, 24)
    hours = Hours(
        PARIS, WORKING_WEEK.week, yearly=frozenset({(12, 24)}), one_off={christmas_eve: (Interval(540, 720),)}
    )
    assert hours.is_open(utc("2026-12-24T11:59:00+01:00"))
    assert not hours.is_open(utc("2026-12-24T12:00:00+01:00"))


def test_hours_that_never_come_have_no_next_opening() -> None:
    assert Hours(PARIS, ((),) * 7).opens_at(utc("2026-03-30T09:00:00+02:00")) is None


@pytest.mark.parametrize(
    ("interval", "written"), [((540, 1080), "09:00-18:00"), ((1320, 1560), "22:00-02:00 next day")]
)
def test_an_interval_is_told_as_it_is_written(interval: tuple[int, int], written: str) -> None:
    assert str(Interval(*interval)) == written


@pytest.fixture
def french_holidays(policy: Policy) -> Iterator[Callable[[str], bool]]:
    hours = policy.channels["chat"].hours
    assert hours is not None
    yield lambda day: not hours.intervals_on(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-07-14", "2026-05-01", "2026-12-25", "2027-01-01", "2026-04-06", "2026-05-14"])
def test_the_shipped_policy_is_closed_on_french_holidays(day: str, french_holidays: Callable[[str], bool]) -> None:
    assert french_holidays(day)
    assert not french_holidays("2026-07-15")
