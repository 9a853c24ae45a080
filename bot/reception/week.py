"""Weekly hours as people say them: days with the same hours in one line."""

from __future__ import annotations

import functools
from itertools import groupby

from bot.routing.hours import MINUTES_A_DAY, WEEKDAYS, Hours, Interval
from bot.texts import Texts


def week_told(hours: Hours, texts: Texts, language: str) -> str:
    """`Monday to Thursday 09:00–18:00; Friday 09:00–16:00`; a day without hours is left out, empty if all are."""
    lines = _lines(hours, texts, language)
    if not lines:
        return ""
    return functools.reduce(lambda told, line: texts.say(language, "hours.week_joined", first=told, next=line), lines)


def _lines(hours: Hours, texts: Texts, language: str) -> list[str]:
    lines = []
    for intervals, group in groupby(zip(WEEKDAYS, hours.week, strict=True), key=lambda day: day[1]):
        days = [texts.say(language, f"time.weekdays.{name}") for name, _ in group]
        if intervals:
            key = "hours.one_day" if len(days) == 1 else "hours.days"
            times = ", ".join(_told(interval, texts, language) for interval in intervals)
            lines.append(texts.say(language, key, first=days[0], last=days[-1], times=times))
    return lines


def _told(interval: Interval, texts: Texts, language: str) -> str:
    key, end = ("hours.span", interval.end)
    if end > MINUTES_A_DAY:
        key, end = ("hours.span_next_day", end - MINUTES_A_DAY)
    return texts.say(language, key, start=_clock(interval.start, texts, language), end=_clock(end, texts, language))


def _clock(minutes: int, texts: Texts, language: str) -> str:
    hour, minute = divmod(minutes, 60)
    key = "time.clock_at_one" if hour == 1 else "time.clock"
    return texts.say(language, key, hour=f"{hour:02}", h=hour, minute=f"{minute:02}")
