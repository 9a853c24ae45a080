"""What the values of a policy add to what is written in the file."""

from __future__ import annotations

from bot.routing import Policy, Recommendation


def test_an_order_that_leaves_channels_out_holds_all_four() -> None:
    assert Recommendation("sensitive", ("contact", "chat")).order == ("contact", "chat", "ticket", "phone")


def test_somebody_whose_plan_is_not_listed_has_the_visitors(policy: Policy) -> None:
    assert policy.plan("platinum") is policy.plans["visitor"]
    assert policy.plan("free") is policy.plans["free"]


def test_an_unknown_category_is_of_no_kind(policy: Policy) -> None:
    assert policy.is_of_kind("refund", "sensitive")
    assert not policy.is_of_kind(None, "sensitive")
    assert not policy.is_of_kind("refund", "no such kind")
