"""Each promise notices a decision that breaks it, whatever made it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.routing import Decision, Offer, Policy, Reason, Visit, decide, promises

Ask = Callable[..., Visit]


def with_offer(decision: Decision, changed: Offer) -> Decision:
    offers = tuple(changed if offer.channel == changed.channel else offer for offer in decision.offers)
    return replace(decision, offers=offers)


def test_a_sound_decision_keeps_them_all(policy: Policy, ask: Ask) -> None:
    visit = ask(category="refund", language="de")
    assert [one(visit, decide(visit, policy), policy) for one in promises.PROMISES] == [None] * len(promises.PROMISES)


def test_a_closed_channel_without_a_reason_is_noticed(policy: Policy, ask: Ask) -> None:
    broken = with_offer(decide(ask(), policy), Offer("chat", False, (), ()))
    assert promises.closed_means_a_reason(ask(), broken, policy) == "chat is closed without a reason"


def test_an_open_channel_with_a_reason_is_noticed(policy: Policy, ask: Ask) -> None:
    broken = with_offer(decide(ask(), policy), Offer("chat", True, (Reason("nobody_available"),), ()))
    assert promises.closed_means_a_reason(ask(), broken, policy) == "chat is open with a reason"


def test_a_channel_that_is_left_out_is_noticed(policy: Policy, ask: Ask) -> None:
    decision = decide(ask(), policy)
    broken = replace(decision, offers=decision.offers[1:])
    assert promises.all_four_channels_are_answered(ask(), broken, policy) == "the answer holds contact, phone, ticket"


def test_a_recommendation_of_a_closed_channel_is_noticed(policy: Policy, ask: Ask) -> None:
    visit = ask(language="de")
    broken = replace(decide(visit, policy), recommended="chat")
    assert promises.the_recommended_channel_is_open(visit, broken, policy) == "chat is recommended and closed"


def test_an_opening_that_is_not_ahead_or_too_far_is_noticed(policy: Policy, ask: Ask) -> None:
    visit = ask()
    for days, noticed in ((14, False), (15, True), (0, True)):
        reason = Reason("closed_now", opens_at=visit.at + timedelta(days=days))
        decision = with_offer(decide(visit, policy), Offer("chat", False, (reason,), ()))
        told = promises.closed_now_names_an_opening_within_14_days(visit, decision, policy)
        assert bool(told) is noticed
