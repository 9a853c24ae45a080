"""Policies that are broken on purpose are found out, with the plainest visit that shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.routing import Policy, decide
from bot.routing.proof import Finding, Proof, prove

SPRING = date(2026, 3, 23)
TWO_WEEKS = 14
Small = Callable[..., Policy]


def proof_of(policy: Policy) -> Proof:
    return prove(policy, SPRING, TWO_WEEKS)


def finding(proof: Proof, promise: str) -> Finding:
    return next(one for one in proof.findings if one.promise == promise)


def test_a_sound_policy_is_proven_and_the_cases_are_counted(small: Small) -> None:
    proof = proof_of(small())
    assert proof.findings == ()
    assert proof.holds
    # Visits: 8 ages of plans x 4 languages x 3 presences x 3 categories x 9 tickets, at every moment.
    assert proof.cases == proof.moments * 8 * 4 * 3 * 3 * 9
    assert proof.decided < proof.cases


def test_a_plan_without_any_channel_leaves_somebody_alone(small: Small) -> None:
    policy = small("custom: [ticket, chat, phone, contact]", "custom: []")
    found = finding(proof_of(policy), "nobody is left without an open channel")
    assert found.witness is not None
    assert found.witness.plan == "custom"
    # The smallest witness: nothing else about it is out of the ordinary.
    assert found.witness.open_ticket is None
    assert not any(offer.open for offer in decide(found.witness, policy).offers)


@pytest.mark.parametrize(
    "closed",
    [
        ("contact: {hours: always", "contact: {hours: {monday: [09:00-18:00]}"),
        ("languages: any", "languages: [en]"),
        ("languages: any", "languages: any, refuses: [sensitive]"),
        ("languages: any", "languages: any, needs_agent: yes"),
        ("channels: [chat, phone]}", "channels: [chat, phone, contact]}"),
        ("visitor: [contact]", "visitor: [contact first 30 days]"),
    ],
)
def test_a_contact_page_that_is_ever_closed_is_found(closed: tuple[str, str], small: Small) -> None:
    policy = small(*closed)
    found = finding(proof_of(policy), "contact is always open")
    assert found.witness is not None
    assert not decide(found.witness, policy).offer("contact").open


def test_phone_for_a_sensitive_request_is_found(small: Small) -> None:
    found = finding(proof_of(small("refuses: [sensitive]", "refuses: []")), "a sensitive category never gets phone")
    assert found.witness is not None
    assert found.witness.category == "refund"


def test_a_closure_of_more_than_fourteen_days_is_found(small: Small) -> None:
    days = ", ".join(f"2026-{day}" for day in ("03-30", "04-06"))
    policy = small("plans:", f"closed_days: {{dates: [{days}]}}\nplans:")
    found = finding(proof_of(policy), "closed now names an opening within 14 days")
    assert "is closed for 20 days, until 2026-04-13" in found.detail


def test_hours_that_never_come_are_found(small: Small) -> None:
    policy = small("phone:\n    hours: {monday: [09:00-18:00]}", "phone:\n    hours: {}")
    found = finding(proof_of(policy), "closed now names an opening within 14 days")
    assert found.detail == "phone is closed and never opens again"
