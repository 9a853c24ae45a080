"""What the support team has decided, as frozen values. `policy.yml` is read into these by `bot.policy_file`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.routing.hours import Hours

CHANNELS = ("ticket", "chat", "phone", "contact")
# The plan of somebody unknown, and of somebody whose plan the policy does not list.
VISITOR = "visitor"
# The two names under `recommended` that are no kind of category.
UNANSWERED_TICKET, OTHERWISE = "unanswered_ticket", "otherwise"


@dataclass(frozen=True)
class Channel:
    """One way to reach a person. `hours` None: always open. `languages` None: any language."""

    name: str
    hours: Hours | None
    languages: tuple[str, ...] | None
    refuses: frozenset[str] = frozenset()
    requires: tuple[str, ...] = ()
    needs_agent: bool = False


@dataclass(frozen=True)
class Plan:
    """The channels of a subscription. A duration limits the channel to that long after signing up; None: no limit."""

    name: str
    channels: Mapping[str, timedelta | None]


@dataclass(frozen=True)
class Hold:
    """How long an open ticket keeps the same matter away from which channels."""

    duration: timedelta
    channels: frozenset[str]


@dataclass(frozen=True)
class Recommendation:
    """In which order channels are offered, and when: a kind of category, `unanswered_ticket` or `otherwise`.

    Channels that `order` leaves out come last, so that every order holds all four.
    """

    when: str
    order: tuple[str, ...]

    def __post_init__(self) -> None:
        missing = tuple(name for name in CHANNELS if name not in self.order)
        object.__setattr__(self, "order", self.order + missing)


@dataclass(frozen=True)
class Policy:
    """Everything a decision needs besides the visit.

    `languages`: those the team answers in. `categories`: kind to names. `recommended`: the first that fits counts.
    `opening_matters`: what a new conversation offers as buttons. `urgent_matters`: lead and get channels at once.
    `no_login_matters`: of people who cannot log in. `parameters`: values for texts, such as the phone number. None of
    these four decides anything.
    """

    zone: ZoneInfo
    languages: tuple[str, ...]
    channels: Mapping[str, Channel]
    plans: Mapping[str, Plan]
    categories: Mapping[str, frozenset[str]]
    hold: Hold
    recommended: tuple[Recommendation, ...]
    opening_matters: tuple[str, ...] = ()
    urgent_matters: tuple[str, ...] = ()
    no_login_matters: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def plan(self, name: str) -> Plan:
        """The plan of that name; an unknown one is the visitor's."""
        return self.plans.get(name) or self.plans[VISITOR]

    def is_of_kind(self, category: str | None, kind: str) -> bool:
        """Whether the category is listed under that kind; an unknown category is of none."""
        return category in self.categories.get(kind, frozenset())
