"""How times are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.policy_file import notation
from bot.policy_file.document import Node, Problem, open_document
from bot.routing import Interval


def read(reader: Callable[[Node], Any], text: str) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    node = open_document("policy.yml", f'key: "{text}"', problems)
    assert node is not None
    return reader(node.entries()["key"]), problems


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (notation.interval, "09:00-18:00", Interval(540, 1080)),
        (notation.interval, "00:00-24:00", Interval(0, 1440)),
        (notation.interval, "22:00-02:00 next day", Interval(1320, 1560)),
        (notation.interval, "08:00-08:00 next day", Interval(480, 1920)),
        (notation.duration, "24 hours", timedelta(hours=24)),
        (notation.duration, "1 day", timedelta(days=1)),
        (notation.calendar_date, "2026-05-15", date(2026, 5, 15)),
        (notation.yearly_date, "02-29", (2, 29)),
        (notation.plan_channel, "ticket", ("ticket", None)),
        (notation.plan_channel, "ticket first 30 days", ("ticket", timedelta(days=30))),
        (notation.language, "pt-BR", "pt-BR"),
    ],
)
def test_what_is_written_as_documented_is_understood(reader: Callable[[Node], Any], text: str, value: object) -> None:
    assert read(reader, text) == (value, [])


@pytest.mark.parametrize(
    ("reader", "text", "hint"),
    [
        (notation.interval, "18:00-09:00", "ends before it begins"),
        (notation.interval, "09:00-09:00", "ends before it begins"),
        (notation.interval, "09:00-18:00 next day", "longer than a day"),
        (notation.interval, "09:00-00:00 next day", "24:00"),
        (notation.interval, "09:00-24:30", "next day"),
        (notation.interval, "9-18", "write 09:00-18:00"),
        (notation.interval, "09:60-18:00", "write 09:00-18:00"),
        (notation.duration, "0 hours", "write 24 hours"),
        (notation.duration, "1 week", "write 24 hours"),
        (notation.calendar_date, "2026-02-30", "2026-05-15"),
        (notation.calendar_date, "20260515", "2026-05-15"),
        (notation.yearly_date, "02-30", "12-24"),
        (notation.plan_channel, "ticket for 30 days", "ticket first 30 days"),
        (notation.language, "English", "en or pt-BR"),
    ],
)
def test_what_is_written_otherwise_is_a_mistake_that_says_how(
    reader: Callable[[Node], Any], text: str, hint: str
) -> None:
    value, problems = read(reader, text)
    assert value is None
    assert hint in str(problems[0])
