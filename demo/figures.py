"""Made-up sending figures of a sample customer: the same on every load, growing with the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from math import floor, log10
from pathlib import Path

import yaml

from demo.customers import Customer

PERIOD = 30
# Monday to Sunday, times the daily average: companies write little at weekends.
_WEEK = (1.15, 1.3, 1.2, 1.35, 1.1, 0.5, 0.4)


@dataclass(frozen=True)
class Day:
    """Emails accepted for sending on one date."""

    date: date
    sent: int


@dataclass(frozen=True)
class Campaign:
    """`day` counts from today on, None for a draft; `reach` is a share of the contacts; rates are in percent."""

    name: str
    day: int | None = None
    reach: float = 0.0
    opened: float = 0.0
    clicked: float = 0.0

    @property
    def state(self) -> str:
        """sent, scheduled or draft."""
        if self.day is None:
            return "draft"
        return "scheduled" if self.day > 0 else "sent"


def read_campaigns(file: Path) -> tuple[Campaign, ...]:
    """The campaigns of a file; their rates are still factors.

    Raises:
        TypeError: a campaign lacks its name, or has a field too many.
    """
    return tuple(Campaign(**fields) for fields in yaml.safe_load(file.read_text(encoding="utf-8")))


def last_days(customer: Customer, today: date, count: int = PERIOD, skip: int = 0) -> tuple[Day, ...]:
    """The `count` days before today, oldest first, without the newest `skip`; zero before the customer signed up."""
    dates = (today - timedelta(days=ago) for ago in range(count + skip, skip, -1))
    return tuple(Day(date, _sent(customer, date, today)) for date in dates)


def change(customer: Customer, today: date) -> float | None:
    """Percent by which the last 30 days differ from the 30 before; None for an account younger than both."""
    if customer.signed_up_days_ago < 2 * PERIOD:
        return None
    now, before = (sum(day.sent for day in last_days(customer, today, skip=skip)) for skip in (0, PERIOD))
    return 100 * (now - before) / before


def used_this_month(customer: Customer, today: date) -> int:
    """Emails sent since the first of the month, never above the quota."""
    sent = sum(day.sent for day in last_days(customer, today, count=today.day - 1))
    return min(sent, customer.quota)


def campaigns_of(customer: Customer, campaigns: tuple[Campaign, ...]) -> tuple[Campaign, ...]:
    """The campaigns that the customer has had time for, with the customer's own rates."""
    return tuple(
        Campaign(c.name, c.day, c.reach, c.opened * customer.opened, c.clicked * customer.clicked)
        for c in campaigns
        if c.day is None or -c.day < customer.signed_up_days_ago
    )


def ceiling(highest: int) -> int:
    """The round number at which an axis ends: 1, 2, 3, 4, 6 or 8 times a power of ten (all halve evenly above 10)."""
    power = 10 ** max(1, floor(log10(max(highest, 1))))
    return next(int(step * power) for step in (1, 2, 3, 4, 6, 8, 10) if step * power >= highest)


def _sent(customer: Customer, on: date, today: date) -> int:
    if (today - on).days > customer.signed_up_days_ago:
        return 0
    chance = sha256(f"{customer.id} {on.isoformat()}".encode()).digest()[0] / 255
    return round(customer.emails_a_day * _WEEK[on.weekday()] * (0.82 + 0.36 * chance))
