"""What comes out: one offer per channel, in recommended order, each open or closed with every reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Reason:
    """Why a channel is closed. Only the field that belongs to the code is set; moments are UTC.

    `closed_now` has `opens_at` (None: no opening in sight), `ticket_in_progress` has `until`,
    `language_not_served` has `languages`, the served ones.
    """

    code: str
    opens_at: datetime | None = None
    until: datetime | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """One channel. `requires` is what must be shown to use it: `account`, `pin`, `email`."""

    channel: str
    open: bool
    reasons: tuple[Reason, ...]
    requires: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.reasons)


@dataclass(frozen=True)
class Decision:
    """All four offers in recommended order; `recommended` names the first open one."""

    recommended: str
    offers: tuple[Offer, ...]

    def offer(self, channel: str) -> Offer:
        """The offer of that channel. Raises KeyError for a name that is no channel."""
        for offer in self.offers:
            if offer.channel == channel:
                return offer
        raise KeyError(channel)
