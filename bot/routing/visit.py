"""Who asks, about what, and when: everything that a decision may depend on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone

# Far enough from both ends of `datetime` that adding a hold or a search for the next opening cannot overflow.
FIRST_YEAR, LAST_YEAR = 1970, 8999


def in_utc(name: str, moment: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError, naming `name`, if it has no offset or lies outside 1970 to 8999.

    Moments are kept in UTC because Python compares and subtracts two moments of one zone by their wall clocks,
    which is an hour wrong across a clock change.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{name}: the moment {moment.isoformat()} has no offset from UTC")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"{name}: the year {moment.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return moment.astimezone(timezone.utc)


@dataclass(frozen=True)
class OpenTicket:
    """A ticket that the visitor opened and that is not solved yet. `answered`: an agent has written on it."""

    opened_at: datetime
    category: str | None
    answered: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "opened_at", in_utc("opened_at", self.opened_at))


@dataclass(frozen=True)
class Visit:
    """One question at one moment.

    `plan` may be one that the policy does not know (it then counts as `visitor`), `language` is any BCP 47 tag,
    `category` a name of the taxonomy or None while unknown. `agents_available` None means that nobody could tell.
    Moments carry an offset and are kept in UTC. Raises ValueError for a moment without one.
    """

    plan: str
    signed_up_at: datetime | None
    language: str
    category: str | None
    at: datetime
    agents_available: bool | None = None
    open_ticket: OpenTicket | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", in_utc("at", self.at))
        if self.signed_up_at is not None:
            object.__setattr__(self, "signed_up_at", in_utc("signed_up_at", self.signed_up_at))
