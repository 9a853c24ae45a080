"""The channels side by side: what speaks for and against each, from the policy, and which one suits with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bot.conversation.event import Part
from bot.explain import Teller
from bot.reception.decisions import Recorded
from bot.reception.week import week_told
from bot.routing.decide import recommendation
from bot.routing.decision import Offer
from bot.routing.policy import OTHERWISE, Channel, Policy
from bot.texts import Texts

Say = Callable[..., str]

# What lies in the nature of a channel, whatever the policy says: keys under `compare` in the texts.
BY_NATURE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ticket": (("written", "files", "escalation"), ("later",)),
    "chat": (("direct", "written", "files"), ("no_investigation",)),
    "phone": (("fastest",), ("unwritten", "no_investigation")),
    "contact": (("no_account", "written", "files"), ("later",)),
}


class Comparison:
    """Compares in one language, for one recorded decision."""

    def __init__(self, recorded: Recorded, policy: Policy, texts: Texts, teller: Teller) -> None:
        self._recorded = recorded
        self._policy = policy
        self._texts = texts
        self._teller = teller

    def part(self) -> Part:
        """`comparison`: a row for each channel in recommended order."""
        decision = self._recorded.decision
        rows = [self._row(offer, offer.channel == decision.recommended) for offer in decision.offers]
        titles = {"good_title": self._say("compare.good"), "bad_title": self._say("compare.bad")}
        return {"type": "comparison", **titles, "rows": rows}

    def because(self) -> str:
        """Why the recommended channel is: the policy's line that fits, else what the channel is good for."""
        visit, recommended = self._recorded.visit, self._recorded.decision.recommended
        fitting = recommendation(visit, self._policy)
        key = f"compare.because.{fitting.when}"
        is_first = fitting.order[0] == recommended and fitting.when != OTHERWISE
        if not is_first or not self._texts.has(self._texts.fallback, key):
            key = f"compare.because.{recommended}"
        return self._say(key)

    def _row(self, offer: Offer, is_recommended: bool) -> dict[str, Any]:
        channel = self._policy.channels[offer.channel]
        return {
            "channel": offer.channel,
            "name": self._say(f"channel.{offer.channel}.name"),
            "open": offer.open,
            "recommended": is_recommended,
            "good": list(self._good(channel)),
            "bad": list(self._bad(channel)),
        }

    def _good(self, channel: Channel) -> Iterator[str]:
        yield from (self._say(f"compare.{key}") for key in BY_NATURE[channel.name][0])
        if channel.hours is None:
            yield self._say("compare.always")
        served = self._served(channel)
        if set(served) >= set(self._policy.languages):
            yield self._say("compare.languages", languages=self._teller.languages(served))

    def _bad(self, channel: Channel) -> Iterator[str]:
        yield from (self._say(f"compare.{key}") for key in BY_NATURE[channel.name][1])
        if channel.hours is not None:
            week = week_told(channel.hours, self._texts, self._teller.language)
            yield self._say("compare.hours", hours=week)
        served = self._served(channel)
        if not set(served) >= set(self._policy.languages):
            yield self._say("compare.only_languages", languages=self._teller.languages(served))
        yield from (self._say(f"compare.needs_{what}") for what in channel.requires if what != "account")
        if "sensitive" in channel.refuses:
            yield self._say("compare.not_sensitive")

    def _served(self, channel: Channel) -> tuple[str, ...]:
        return self._policy.languages if channel.languages is None else channel.languages

    def _say(self, key: str, **values: object) -> str:
        return self._texts.say(self._teller.language, key, **{**self._policy.parameters, **values})
