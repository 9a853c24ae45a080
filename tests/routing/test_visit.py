"""What a visit keeps, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.routing import OpenTicket, Visit

PARIS = ZoneInfo("Europe/Paris")


def test_moments_are_kept_in_utc_so_that_hours_are_hours_across_a_clock_change() -> None:
    before = OpenTicket(datetime(2026, 3, 28, 12, tzinfo=PARIS), None, False)
    after = OpenTicket(datetime(2026, 3, 29, 12, tzinfo=PARIS), None, False)
    assert after.opened_at - before.opened_at == timedelta(hours=23)


def test_a_moment_without_an_offset_is_refused_by_name(ask: Callable[..., Visit]) -> None:
    with pytest.raises(ValueError, match="signed_up_at"):
        ask(signed_up_at=datetime(2026, 3, 28, 12))


@pytest.mark.parametrize("year", [1, 1969, 9000])
def test_a_moment_near_the_ends_of_time_is_refused(year: int, ask: Callable[..., Visit]) -> None:
    with pytest.raises(ValueError, match=f"year {year}"):
        ask(at=datetime(year, 6, 1, tzinfo=timezone.utc))
