"""Moments as other programs write them."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.routing.fields import moment

NINE = datetime(2026, 3, 30, 9, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-30T09:00:00Z",
        "2026-03-30t09:00:00z",
        "2026-03-30T09:00Z",
        "2026-03-30T11:00:00+02:00",
        "2026-03-30T11:00:00.0+0200",
        "2026-03-30T11:00:00.000000000+02",
        "2026-03-30 04:00:00-05:00",
    ],
)
def test_the_usual_ways_to_write_a_moment_are_read(text: str) -> None:
    assert moment(text) == NINE


@pytest.mark.parametrize(
    "text", ["", "2026-03-30", "2026-03-30T09:00:00", "2026-03-30T25:00:00Z", "30.3.2026 9:00", "٢٠٢٦"]
)
def test_a_moment_without_an_offset_or_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        moment(text)
