"""Closed days, one-off hours and the week, as they stand in the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.routing import Interval, Policy

Read = Callable[..., Policy]
Mistakes = Callable[..., list[str]]


def is_worked(policy: Policy, channel: str, day: str) -> bool:
    hours = policy.channels[channel].hours
    assert hours is not None
    return bool(hours.intervals_on(date.fromisoformat(day)))


def test_public_holidays_are_those_of_the_country_and_can_be_switched_off(read: Read) -> None:
    assert not is_worked(read(), "chat", "2026-07-14")
    assert is_worked(read("public_holidays: [FR]", "public_holidays: []"), "chat", "2026-07-14")


def test_a_region_has_its_own_holidays(read: Read) -> None:
    bavaria = read("public_holidays: [FR]", "public_holidays: [DE-BY]")
    assert not is_worked(bavaria, "chat", "2026-01-06")
    assert is_worked(read("public_holidays: [FR]", "public_holidays: [DE]"), "chat", "2026-01-06")


def test_closed_days_are_dates_and_days_of_every_year(read: Read) -> None:
    policy = read("yearly: []", "yearly: [12-24]", "dates: []", "dates: [2026-05-15]")
    worked = {day: is_worked(policy, "phone", day) for day in ("2026-12-24", "2027-12-24", "2026-05-15", "2027-05-18")}
    assert worked == {"2026-12-24": False, "2027-12-24": False, "2026-05-15": False, "2027-05-18": True}


def test_one_off_hours_are_those_of_the_named_channel(read: Read) -> None:
    policy = read("one_off_hours: {}", "one_off_hours: {2026-07-14: {chat: [09:00-12:00]}, 2026-07-15: {phone: []}}")
    assert is_worked(policy, "chat", "2026-07-14")
    assert not is_worked(policy, "phone", "2026-07-14")
    assert not is_worked(policy, "phone", "2026-07-15")


def test_several_intervals_a_day_are_kept_in_order(read: Read) -> None:
    hours = read("monday: [09:00-18:00]", "monday: [14:00-18:00, 09:00-12:00]").channels["chat"].hours
    assert hours is not None
    assert hours.week[0] == (Interval(540, 720), Interval(840, 1080))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("monday: [09:00-18:00]", "monday: [09:00-12:00, 11:00-18:00]", "11:00-18:00 begins before 09:00-12:00"),
        ("monday: [09:00-18:00]", "monday: [22:00-10:00 next day]", "09:00-18:00 begins before 22:00-10:00 next day"),
        ("monday: [09:00-18:00]", "mondays: [09:00-18:00]", "allowed: monday, tuesday"),
        ("public_holidays: [FR]", "public_holidays: [ZZ]", "no country"),
        ("public_holidays: [FR]", "public_holidays: [DE-XX]", "no region of DE; allowed: BB, BE"),
        ("one_off_hours: {}", "one_off_hours: {2026-02-30: {chat: []}}", "no date"),
        ("one_off_hours: {}", "one_off_hours: {2026-12-24: {ticket: []}}", "hours are `always`"),
        ("hours: always", "hours: sometimes", "allowed: always"),
    ],
)
def test_hours_that_make_no_sense_are_mistakes(old: str, new: str, told: str, mistakes: Mistakes) -> None:
    assert told in "\n".join(mistakes(old, new))
