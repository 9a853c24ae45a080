"""Offers told to people: each reason a sentence of `texts/`, times on the company's clock and the visitor's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.routing.changes import Change
from bot.routing.decision import Decision, Offer, Reason
from bot.routing.hours import WEEKDAYS
from bot.routing.policy import VISITOR, Policy
from bot.routing.visit import Visit

DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class Audience:
    """Who is told: where the sentences for the reasons stand, and the one that adds the visitor's time."""

    reasons: str
    visitors_time: str


VISITORS = Audience("reason", "time.yours")
TEAM = Audience("reason_for_team", "time.theirs")  # agents read about a visitor, and are not meant themselves


class Catalogue(Protocol):
    """What is needed of `bot.texts.Texts`."""

    def say(self, language: str, key: str, /, **values: object) -> str: ...

    def has(self, language: str, key: str) -> bool: ...


@dataclass(frozen=True)
class ExplainedReason:
    """`code` as in the decision, `text` a sentence."""

    code: str
    text: str


@dataclass(frozen=True)
class ExplainedOffer:
    """A channel as people read it. `note`: one line about the channel. `recommended` only in a whole decision."""

    channel: str
    name: str
    note: str
    open: bool
    recommended: bool
    reasons: tuple[ExplainedReason, ...]


@dataclass(frozen=True)
class ExplainedDecision:
    """All offers in recommended order, and the way out: the sentence for the recommended channel."""

    recommended: str
    way_out: str
    offers: tuple[ExplainedOffer, ...]


@dataclass(frozen=True)
class Teller:
    """Tells one visit's decision in one language. `visitor_zone` None: only the company's time is told."""

    visit: Visit
    policy: Policy
    texts: Catalogue
    language: str
    visitor_zone: ZoneInfo | None = None
    audience: Audience = VISITORS

    def decision(self, decision: Decision) -> ExplainedDecision:
        """Every offer and the way out."""
        offers = tuple(self.offer(offer, offer.channel == decision.recommended) for offer in decision.offers)
        return ExplainedDecision(decision.recommended, self._say(f"channel.{decision.recommended}.way_out"), offers)

    def offer(self, offer: Offer, recommended: bool = False) -> ExplainedOffer:
        """One channel with a sentence for each reason."""
        name, note = self._say(f"channel.{offer.channel}.name"), self._say(f"channel.{offer.channel}.note")
        reasons = tuple(ExplainedReason(one.code, self.reason(offer.channel, one)) for one in offer.reasons)
        return ExplainedOffer(offer.channel, name, note, offer.open, recommended, reasons)

    def reason(self, channel: str, reason: Reason) -> str:
        """The sentence for a reason against a channel."""
        key = f"{self.audience.reasons}.{reason.code}"
        if reason.code == "not_in_plan" and self.visit.plan == VISITOR:
            key += "_visitor"
        if reason.code == "closed_now" and reason.opens_at is None:
            key += "_unknown"
        if reason.code == "language_not_served" and not reason.languages:
            key += "_any"
        return self._say(
            key,
            subject=self._say(f"channel.{channel}.subject"),
            languages=self.languages(reason.languages),
            when=self.time(reason.opens_at),
            until=self.time(reason.until, form="until"),
        )

    def change(self, change: Change) -> str:
        """What would have to be otherwise, for the team."""
        if not change.possible:
            return self._say(f"change.{change.fact}_none")
        values = [self._language(value) if change.fact == "language" else value for value in change.values]
        when, until = self.time(change.at), self.time(change.at, form="until")
        return self._say(f"change.{change.fact}", values=", ".join(values), when=when, until=until)

    def languages(self, codes: Sequence[str]) -> str:
        """`English, French and German` in the language that is spoken; a code without a name stays a code."""
        names = [self._language(code) for code in codes]
        if len(names) < 2:
            return "".join(names)
        return self._say("reason.list_end", first=", ".join(names[:-1]), last=names[-1])

    def time(self, moment: datetime | None, form: str = "at") -> str:
        """`tomorrow at 09:00 CET (08:00 your time)`; nothing for None. `form`: `at`, or `until` after such a word."""
        if moment is None:
            return ""
        here, now = moment.astimezone(self.policy.zone), self.visit.at.astimezone(self.policy.zone)
        zone_name = here.tzname() or ""
        # Zones without letters of their own are called by their offset: +03.
        zone = self._named(f"time.zone.{zone_name}", zone_name if zone_name.isalpha() else f"UTC{zone_name}")
        clock = self._say("time.with_zone", clock=self._clock(here), zone=zone)
        days = (here.date() - now.date()).days
        told = self._on_day(f"time.{form}", here, clock, days)
        return told if self.visitor_zone is None else self._with_visitors_time(told, moment, self.visitor_zone, here)

    def _on_day(self, key: str, here: datetime, clock: str, days: int) -> str:
        weekday = self._weekday(here)
        if days in (0, 1) and self._same_dates(here):
            return self._say(f"{key}.{'tomorrow' if days else 'today'}", clock=clock)
        if 0 <= days < DAYS_OF_A_WEEK:
            return self._say(f"{key}.weekday", clock=clock, weekday=weekday)
        day = self._say("time.first_day") if here.day == 1 else here.day
        month = self._say(f"time.months.m{here.month}")
        return self._say(f"{key}.date", clock=clock, weekday=weekday, day=day, month=month)

    def _same_dates(self, here: datetime) -> bool:
        """Whether the visitor's today and tomorrow are the company's; if not, only names of days are clear."""
        if self.visitor_zone is None:
            return True
        now = self.visit.at
        same_today = now.astimezone(self.visitor_zone).date() == now.astimezone(self.policy.zone).date()
        return same_today and here.astimezone(self.visitor_zone).date() == here.date()

    def _with_visitors_time(self, told: str, moment: datetime, zone: ZoneInfo, here: datetime) -> str:
        theirs = moment.astimezone(zone)
        if theirs.replace(tzinfo=None) == here.replace(tzinfo=None):
            return told
        yours = self._clock(theirs)
        if theirs.date() != here.date():
            yours = self._say("time.yours_on_another_day", weekday=self._weekday(theirs), clock=yours)
        return self._say(self.audience.visitors_time, when=told, yours=yours)

    def _language(self, code: str) -> str:
        return self._named(f"reason.languages.{code}", code)

    def _clock(self, wall: datetime) -> str:
        key = "time.clock_at_one" if wall.hour == 1 else "time.clock"
        return self._say(key, hour=f"{wall:%H}", h=wall.hour, minute=f"{wall:%M}")

    def _weekday(self, wall: datetime) -> str:
        return self._say(f"time.weekdays.{WEEKDAYS[wall.weekday()]}")

    def _named(self, key: str, otherwise: str) -> str:
        return self._say(key) if self.texts.has(self.language, key) else otherwise

    def _say(self, key: str, **values: object) -> str:
        return self.texts.say(self.language, key, **{**self.policy.parameters, **values})


def explain(
    decision: Decision,
    visit: Visit,
    policy: Policy,
    texts: Catalogue,
    language: str,
    visitor_zone: ZoneInfo | None = None,
) -> ExplainedDecision:
    """The whole decision in the language, with moments on the company's clock and, where known, the visitor's too."""
    return Teller(visit, policy, texts, language, visitor_zone).decision(decision)
