"""How times are written in `policy.yml`: intervals, durations, dates. The patterns serve the JSON Schema too."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.policy_file.document import Node
from bot.routing.hours import MINUTES_A_DAY, Interval
from bot.routing.policy import CHANNELS

INTERVAL = r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)( next day)?$"
DURATION = r"^([1-9]\d{0,3}) (hour|day)s?$"
DATE = r"^\d{4}-\d{2}-\d{2}$"
YEARLY = r"^(\d{2})-(\d{2})$"
PLAN_CHANNEL = rf"^({'|'.join(CHANNELS)})( first ([1-9]\d{{0,3}}) days?)?$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
ANY_LEAP_YEAR = 2024


def interval(node: Node) -> Interval | None:
    """`09:00-18:00`, or `22:00-02:00 next day`; the end itself is no longer inside."""
    found = re.match(INTERVAL, node.text())
    if found is None:
        node.refuse(f"{node.text()!r} is no interval; write 09:00-18:00, or 22:00-02:00 next day")
        return None
    start = int(found[1]) * 60 + int(found[2])
    end = int(found[3]) * 60 + int(found[4])
    if end > MINUTES_A_DAY:
        node.refuse(f"{node.text()!r} ends after 24:00; write the time with `next day`")
        return None
    if not found[5] and end <= start:
        node.refuse(f"{node.text()!r} ends before it begins; past midnight is written {found[0]} next day")
        return None
    if found[5] and not 0 < end <= start:
        node.refuse(f"{node.text()!r} is longer than a day, or ends at midnight: that is written 24:00")
        return None
    return Interval(start, end + MINUTES_A_DAY if found[5] else end)


def duration(node: Node) -> timedelta | None:
    """`24 hours` or `2 days`."""
    found = re.match(DURATION, node.text())
    if found is None:
        node.refuse(f"{node.text()!r} is no duration; write 24 hours, or 2 days")
        return None
    return timedelta(**{f"{found[2]}s": int(found[1])})


def calendar_date(node: Node, text: str | None = None) -> date | None:
    """`2026-05-15`. `text` is given where the date is a key and not the value."""
    written = node.text() if text is None else text
    try:
        if not re.match(DATE, written):
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        node.refuse(f"{written!r} is no date; write year-month-day, such as 2026-05-15")
        return None


def yearly_date(node: Node) -> tuple[int, int] | None:
    """`12-24` as (month, day)."""
    found = re.match(YEARLY, node.text())
    try:
        if found is None:
            raise ValueError
        day = date(ANY_LEAP_YEAR, int(found[1]), int(found[2]))
    except ValueError:
        node.refuse(f"{node.text()!r} is no day of the year; write month-day, such as 12-24")
        return None
    return day.month, day.day


def plan_channel(node: Node) -> tuple[str, timedelta | None] | None:
    """`ticket`, or `ticket first 30 days` (None: without limit)."""
    found = re.match(PLAN_CHANNEL, node.text())
    if found is None:
        allowed = ", ".join(CHANNELS)
        node.refuse(f"{node.text()!r} is no channel; allowed: {allowed}, each also as `ticket first 30 days`")
        return None
    return found[1], timedelta(days=int(found[3])) if found[3] else None


def language(node: Node) -> str | None:
    """A BCP 47 tag such as `fr` or `pt-BR`."""
    if re.match(LANGUAGE, node.text()):
        return node.text()
    node.refuse(f"{node.text()!r} is no language; write its code, such as en or pt-BR")
    return None
