"""What the decision table does not show of the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.routing import CODES, OpenTicket, Policy, Visit, decide
from bot.routing.rules import served_language


def test_the_codes_are_those_that_tickets_and_reports_know() -> None:
    assert CODES == (
        "not_in_plan",
        "language_not_served",
        "closed_now",
        "needs_written_request",
        "ticket_in_progress",
        "nobody_available",
    )


@pytest.mark.parametrize(
    ("tag", "served", "found"),
    [
        ("fr", ("en", "fr"), "fr"),
        ("FR-ca", ("en", "fr"), "fr"),
        ("fr_FR", ("en", "fr"), "fr"),
        ("zh-Hant-TW", ("zh-Hant", "zh"), "zh-Hant"),
        ("pt", ("pt-BR",), None),
        ("fry", ("fr",), None),
        ("", ("fr",), None),
    ],
)
def test_a_language_is_served_under_its_tag_or_a_shorter_one(
    tag: str, served: tuple[str, ...], found: str | None
) -> None:
    assert served_language(tag, served) == found


def test_a_ticket_from_a_clock_that_runs_ahead_is_still_held(policy: Policy, ask: Callable[..., Visit]) -> None:
    visit = ask()
    ahead = OpenTicket(visit.at + timedelta(minutes=5), None, False)
    assert decide(ask(open_ticket=ahead), policy).offer("chat").codes == ("ticket_in_progress",)


def test_the_hold_is_the_policys_and_not_the_products(small: Callable[..., Policy], ask: Callable[..., Visit]) -> None:
    visit = ask()
    ticket = OpenTicket(visit.at - timedelta(hours=30), None, False)
    day, days = small(), small("hold: 24 hours", "hold: 2 days")
    assert decide(ask(open_ticket=ticket), day).offer("chat").open
    assert decide(ask(open_ticket=ticket), days).offer("chat").codes == ("ticket_in_progress",)
