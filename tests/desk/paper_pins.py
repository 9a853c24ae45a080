"""A ledger of PINs in memory, by hand: a million tries take seconds. `test_pin_limits.py` holds it to the store's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.desk.pin import PinTry
from bot.desk.tally import Limit


@dataclass
class Slip:
    """One PIN that is kept."""

    pin_hash: str
    expires_at: datetime
    failures: int = 0


@dataclass
class PaperPins:
    """accounts: what somebody may call an account -> its id."""

    accounts: dict[str, str]
    slips: dict[str, Slip] = field(default_factory=dict)
    tries: Counter[tuple[str, str]] = field(default_factory=Counter)

    async def account(self, name: str) -> str | None:
        return self.accounts.get(name)

    async def keep(self, account_id: str, pin_hash: str, at: datetime, expires_at: datetime) -> None:
        self.slips[account_id] = Slip(pin_hash, expires_at)

    async def live_until(self, account_id: str, failures: int, at: datetime) -> datetime | None:
        slip = self.slips.get(account_id)
        return slip.expires_at if slip and slip.expires_at > at and slip.failures < failures else None

    async def take_try(
        self, account_id: str | None, limits: Sequence[Limit], failures: int, at: datetime
    ) -> str | None:
        for limit in limits:
            if self.tries[limit.subject, limit.period] >= limit.most:
                return None
            self.tries[limit.subject, limit.period] += 1
        slip = self.slips.get(account_id or "")
        if slip is None or slip.expires_at <= at or slip.failures >= failures:
            return None
        slip.failures += 1
        return slip.pin_hash

    async def settle(self, account_id: str | None, pin_hash: str | None, attempt: PinTry, at: datetime) -> bool:
        if pin_hash is None or account_id is None:
            return False
        return self.slips.pop(account_id, None) is not None
