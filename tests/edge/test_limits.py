"""How much one visitor may send."""

from __future__ import annotations

from bot.edge.limits import MOST_BUCKETS, Limits, Rule

FIVE = Rule(burst=5, per_minute=60)


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_allowed_and_then_it_is_enough() -> None:
    limits = Limits(Seconds())
    assert [limits.allow(FIVE, "eva") for _ in range(7)] == [True] * 5 + [False] * 2


def test_time_gives_back_what_was_used() -> None:
    seconds = Seconds()
    limits = Limits(seconds)
    for _ in range(6):
        limits.allow(FIVE, "eva")
    seconds.now = 2.0
    assert [limits.allow(FIVE, "eva") for _ in range(3)] == [True, True, False]


def test_one_visitor_does_not_use_up_anothers_allowance() -> None:
    limits = Limits(Seconds())
    for _ in range(6):
        limits.allow(FIVE, "eva")
    assert limits.allow(FIVE, "tom")


def test_a_flood_of_strangers_does_not_fill_the_memory() -> None:
    limits = Limits(Seconds())
    for number in range(MOST_BUCKETS + 50):
        limits.allow(FIVE, str(number))
    assert len(limits._buckets) == MOST_BUCKETS
