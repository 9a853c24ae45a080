"""What a policy states and nobody ever meets is found, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.routing import Policy
from bot.routing.proof import prove

SPRING = date(2026, 3, 23)
TWO_WEEKS = 14


@pytest.mark.parametrize(
    ("promise", "detail", "broken"),
    [
        (
            "no language is unreachable",
            "languages: nobody serves it",
            ("languages: [en, de]\nchannels", "languages: [en, de, it]\nchannels"),
        ),
        (
            "no plan is unreachable",
            "plans.free: chat is never open to this plan",
            (
                "hours: {monday: [09:00-17:00]}",
                "hours: {}",
                "free: [ticket first 30 days",
                "free: [chat, ticket first 30 days",
            ),
        ),
        (
            "no rule is unreachable",
            "recommended.money: never fits, another line comes first",
            (
                "{sensitive: [refund]}",
                "{sensitive: [refund], money: [refund]}",
                "  unanswered_ticket:",
                "  money: [contact]\n  unanswered_ticket:",
            ),
        ),
        (
            "no rule is unreachable",
            "channels.chat.refuses: never keeps anybody away",
            (
                "needs_agent: yes",
                "needs_agent: yes\n    refuses: [other]",
                "{sensitive: [refund]}",
                "{sensitive: [refund], other: []}",
            ),
        ),
        (
            "no interval is unreachable",
            "channels.phone.hours.monday: 09:00-18:00 is never worked in 14 days",
            ("plans:", "one_off_hours: {2026-03-23: {phone: []}, 2026-03-30: {phone: []}}\nplans:"),
        ),
    ],
)
def test_what_nobody_can_ever_reach_is_found(
    promise: str, detail: str, broken: tuple[str, ...], small: Callable[..., Policy]
) -> None:
    proof = prove(small(*broken), SPRING, TWO_WEEKS)
    assert (promise, detail) in [(one.promise, one.detail) for one in proof.findings]
