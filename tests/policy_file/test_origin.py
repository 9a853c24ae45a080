"""Behind every reason is a key that stands in policy.yml."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

import pytest

from bot.policy_file.origin import key_of_plan, key_of_reason
from bot.routing import CODES, Policy, Visit


def night(day: str, plan: str = "premium") -> Visit:
    return Visit(plan, None, "en", None, datetime.fromisoformat(f"{day}T03:00:00").replace(tzinfo=timezone.utc))


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2026-03-31", "channels.chat.hours.tuesday"),
        ("2026-07-14", "closed_days (2026-07-14)"),
        ("2026-12-24", "one_off_hours.2026-12-24"),
    ],
)
def test_a_closed_channel_is_traced_to_the_week_the_closed_day_or_the_one_off_hours(
    day: str, key: str, read: Callable[..., Policy]
) -> None:
    policy = read("one_off_hours: {}", "one_off_hours: {2026-12-24: {chat: [09:00-12:00]}}")
    assert key_of_reason("closed_now", "chat", night(day), policy) == key


def test_every_code_has_a_key(read: Callable[..., Policy]) -> None:
    keys = {code: key_of_reason(code, "chat", night("2026-03-31"), read()) for code in CODES}
    assert len(set(keys.values())) == len(CODES)


def test_an_unknown_plan_is_traced_to_the_visitors(read: Callable[..., Policy]) -> None:
    assert key_of_plan(night("2026-03-31", plan="platinum"), read()) == "plans.visitor"
