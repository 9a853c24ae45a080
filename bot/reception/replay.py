"""What would have been decided under another policy. Exact: `decide` is pure, and its inputs are recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.routing import CHANNELS, Decision, Policy, Visit, decide

EXAMPLES = 3
NO_CATEGORY = "(none)"


@dataclass(frozen=True)
class Past:
    """A decision that was made, with what it was made from."""

    conversation_id: str
    visit: Visit
    decision: Decision


@dataclass(frozen=True)
class Group:
    """Visits that are counted together: one channel, plan, language and category."""

    channel: str
    plan: str
    language: str
    category: str


@dataclass
class Difference:
    """How a group fares. The numbers count visits; `examples` are conversations in which the offer changes."""

    visits: int = 0
    opens: int = 0
    closes: int = 0
    recommended_before: int = 0
    recommended_after: int = 0
    against: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def is_one(self) -> bool:
        """Whether anything is otherwise than it was."""
        return bool(self.opens or self.closes or self.recommended_before != self.recommended_after)


@dataclass(frozen=True)
class Replay:
    """`changed`: visits in which any offer or the recommendation differs."""

    visits: int
    changed: int
    groups: dict[Group, Difference]

    def differences(self) -> Iterator[tuple[Group, Difference]]:
        """The groups that fare otherwise, the most affected first."""
        found = [(group, one) for group, one in self.groups.items() if one.is_one]
        yield from sorted(found, key=lambda pair: (-pair[1].opens - pair[1].closes, str(pair[0])))


def replay(pasts: Iterable[Past], policy: Policy) -> Replay:
    """Decide every visit again.

    Args:
        pasts: in any order.
        policy: the other policy.
    """
    groups: dict[Group, Difference] = {}
    visits = changed = 0
    for past in pasts:
        again = decide(past.visit, policy)
        visits += 1
        changed += _is_otherwise(past.decision, again)
        for channel in CHANNELS:
            group = Group(channel, past.visit.plan, past.visit.language, past.visit.category or NO_CATEGORY)
            _count(groups.setdefault(group, Difference()), channel, past, again)
    return Replay(visits, changed, groups)


def _is_otherwise(before: Decision, after: Decision) -> bool:
    opened = [{offer.channel: offer.open for offer in decision.offers} for decision in (before, after)]
    return opened[0] != opened[1] or before.recommended != after.recommended


def _count(difference: Difference, channel: str, past: Past, again: Decision) -> None:
    before, after = past.decision.offer(channel), again.offer(channel)
    difference.visits += 1
    difference.opens += after.open and not before.open
    difference.closes += before.open and not after.open
    difference.recommended_before += past.decision.recommended == channel
    difference.recommended_after += again.recommended == channel
    if before.open and not after.open:
        difference.against.update(after.codes)
    if before.open != after.open and len(difference.examples) < EXAMPLES:
        difference.examples.append(past.conversation_id)
