"""The proof that a policy keeps its promises: the whole space is looked at, each failure shown by its smallest witness.

A decision sees the moment only through which channels' hours are open (and when they open next). So all moments are
grouped by that, and one of each group meets all visits. Every moment also meets the plainest visit of each plan: that
shows that the group speaks for the moment, and that nothing changes between two edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from bot.routing.decide import decide, recommendation
from bot.routing.decision import Decision
from bot.routing.hours import Hours
from bot.routing.policy import Policy
from bot.routing.promises import PROMISES
from bot.routing.reach import Seen, unreachable
from bot.routing.space import Case, edges, moments, size, visits
from bot.routing.visit import Visit

TWO_YEARS = 2 * 365 + 1
CONSTANT = "the decision is constant between edges"


@dataclass(frozen=True)
class Finding:
    """A promise that is broken. `witness`: the plainest visit that shows it; None where no single visit can."""

    promise: str
    detail: str
    witness: Visit | None = None
    weight: int = 0


@dataclass(frozen=True)
class Proof:
    """`cases` = moments x visits: those that the proof covers. `decided`: how many decisions that took."""

    cases: int
    decided: int
    moments: int
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        return not self.findings


def prove(policy: Policy, start: date, days: int = TWO_YEARS) -> Proof:
    """Look at everything from `start` on. Pure; takes a few seconds."""
    return _Prover(_remembering(policy), start, days).proof()


@dataclass(frozen=True)
class _RememberedHours(Hours):
    """Hours that are asked about few moments very often."""

    memory: dict[datetime, tuple[bool, datetime | None]] = field(default_factory=dict, compare=False, repr=False)

    def is_open(self, at: datetime) -> bool:
        return self._remember(at)[0]

    def opens_at(self, at: datetime) -> datetime | None:
        return self._remember(at)[1]

    def _remember(self, at: datetime) -> tuple[bool, datetime | None]:
        if at not in self.memory:
            # Not super(): opens_at would ask this class again for every edge it tries.
            plain = Hours(self.zone, self.week, self.closed, self.yearly, self.one_off)
            is_open = plain.is_open(at)
            self.memory[at] = (is_open, None if is_open else plain.opens_at(at))
        return self.memory[at]


def _remembering(policy: Policy) -> Policy:
    channels = {
        name: channel
        if channel.hours is None
        else replace(channel, hours=_RememberedHours(**{key: getattr(channel.hours, key) for key in _HOURS_FIELDS}))
        for name, channel in policy.channels.items()
    }
    return replace(policy, channels=MappingProxyType(channels))


_HOURS_FIELDS = tuple(Hours.__dataclass_fields__)


class _Prover:
    def __init__(self, policy: Policy, start: date, days: int) -> None:
        self.policy, self.start, self.days = policy, start, days
        self.edges = edges(policy, start, days)
        self.moments = moments(self.edges)
        self.seen = Seen()
        self.decided = 0
        self.found: dict[str, Finding] = {}

    def proof(self) -> Proof:
        groups: dict[tuple[bool, ...], datetime] = {}
        for at in self.moments:
            groups.setdefault(self._open_hours(at), at)
        for at in groups.values():
            for case in visits(self.policy, at):
                self._look(case)
        self._walk_through_time(groups)
        for promise, detail in unreachable(self.policy, self.seen, self.start, self.days):
            self.found[f"{promise}: {detail}"] = Finding(promise, detail)
        cases = len(self.moments) * size(self.policy, self.moments[0])
        findings = tuple(sorted(self.found.values(), key=lambda finding: finding.weight))
        return Proof(cases, self.decided, len(self.moments), findings)

    def _look(self, case: Case) -> Decision:
        decision = self._decide(case.visit)
        self.seen.note(case.visit, decision, recommendation(case.visit, self.policy).when)
        for promise in PROMISES:
            known = self.found.get(promise.__name__)
            if known is not None and known.weight <= case.weight:
                continue
            detail = promise(case.visit, decision, self.policy)
            if detail is not None:
                name = promise.__name__.replace("_", " ")
                self.found[promise.__name__] = Finding(name, detail, case.visit, case.weight)
        return decision

    def _walk_through_time(self, groups: dict[tuple[bool, ...], datetime]) -> None:
        """Every moment with the plainest visit of each plan."""
        at_edge = set(self.edges)
        plainest = [
            Visit(plan, None, self.policy.languages[0], None, self.moments[0], True) for plan in self.policy.plans
        ]
        before: list[Decision] = []
        spoken: dict[datetime, list[tuple[str, ...]]] = {}
        for previous, at in zip([self.moments[0], *self.moments], self.moments, strict=False):
            cases = [Case(number, replace(visit, at=at)) for number, visit in enumerate(plainest)]
            decisions = [self._look(case) for case in cases]
            if before and at not in at_edge:
                middle = [self._decide(replace(visit, at=previous + (at - previous) / 2)) for visit in plainest]
                self._compare(cases, decisions, before, middle)
            group = groups[self._open_hours(at)]
            if group not in spoken:
                spoken[group] = [_open(self._decide(replace(visit, at=group))) for visit in plainest]
            self._compare(cases, [_open(one) for one in decisions], spoken[group])
            before = decisions

    def _compare(self, cases: list[Case], these: Sequence[object], *others: Sequence[object]) -> None:
        for number, case in enumerate(cases):
            if any(other[number] != these[number] for other in others):
                detail = f"it differs at {case.visit.at.isoformat()} although nothing opens or closes there"
                self.found.setdefault(CONSTANT, Finding(CONSTANT, detail, case.visit, case.weight))

    def _decide(self, visit: Visit) -> Decision:
        self.decided += 1
        return decide(visit, self.policy)

    def _open_hours(self, at: datetime) -> tuple[bool, ...]:
        return tuple(channel.hours is None or channel.hours.is_open(at) for channel in self.policy.channels.values())


def _open(decision: Decision) -> tuple[str, ...]:
    return tuple(offer.channel for offer in decision.offers if offer.open)
