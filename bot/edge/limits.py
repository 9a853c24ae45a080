"""How much one visitor may send: token buckets in memory, one for each rule and visitor."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_BUCKETS = 50_000


@dataclass(frozen=True)
class Rule:
    """At most `burst` at once, refilled at `per_minute`."""

    burst: int
    per_minute: float


MESSAGES = Rule(burst=15, per_minute=30)
SESSIONS = Rule(burst=60, per_minute=60)  # by address, and a whole office may share one
CODES = Rule(burst=5, per_minute=1)
SEARCHES = Rule(burst=120, per_minute=60)  # by address: a search as somebody types is three or four
FEEDBACK = Rule(burst=30, per_minute=10)  # by address: whole offices read articles
PINS = Rule(burst=10, per_minute=6)


class Limits:
    """Says yes or no. Forgets the buckets that were not touched for longest.

    Args:
        monotonic: seconds that only ever grow.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._buckets: OrderedDict[tuple[Rule, str], tuple[float, float]] = OrderedDict()

    def allow(self, rule: Rule, who: str) -> bool:
        """Take one from somebody's bucket; False when it is empty."""
        now = self._monotonic()
        left, since = self._buckets.pop((rule, who), (float(rule.burst), now))
        left = min(float(rule.burst), left + (now - since) * rule.per_minute / 60)
        allowed = left >= 1
        self._buckets[(rule, who)] = (left - 1 if allowed else left, now)
        while len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return allowed
