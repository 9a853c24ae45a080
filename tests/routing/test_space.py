"""The space that is proven leaves nothing out."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from bot.routing import Policy
from bot.routing.space import edges, moments, size, visits

SECOND = timedelta(seconds=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(timezone.utc)


def test_every_plan_language_category_and_presence_is_in_the_space(policy: Policy) -> None:
    at = utc("2026-03-30T10:00:00+02:00")
    everybody = [case.visit for case in visits(policy, at)]
    assert len(everybody) == len(set(everybody)) == size(policy, at)
    assert {visit.plan for visit in everybody} > set(policy.plans)
    assert {visit.language for visit in everybody} > set(policy.languages)
    assert {visit.category for visit in everybody} > {None, *policy.categories["sensitive"]}
    assert {visit.agents_available for visit in everybody} == {True, False, None}


def test_tickets_and_free_accounts_are_met_on_both_sides_of_their_last_second(policy: Policy) -> None:
    at = utc("2026-03-30T10:00:00+02:00")
    everybody = [case.visit for case in visits(policy, at)]
    waits = {at - visit.open_ticket.opened_at for visit in everybody if visit.open_ticket}
    ages = {at - visit.signed_up_at for visit in everybody if visit.signed_up_at and visit.plan == "free"}
    assert {timedelta(hours=24), timedelta(hours=24) - SECOND} <= waits
    assert {timedelta(days=30), timedelta(days=30) - SECOND} <= ages


def test_every_edge_of_the_hours_and_both_clock_changes_are_met_with_the_seconds_around_them(policy: Policy) -> None:
    met = set(moments(edges(policy, date(2026, 1, 1), 365)))
    for edge in (
        "2026-03-30T09:00:00+02:00",
        "2026-03-30T18:00:00+02:00",
        "2026-03-29T03:00:00+02:00",
        "2026-10-25T02:00:00+01:00",
        "2026-12-31T18:00:00+01:00",
    ):
        assert {utc(edge) - SECOND, utc(edge), utc(edge) + SECOND} <= met
    assert utc("2026-07-14T09:00:00+02:00") not in met


def test_the_plainest_visit_weighs_least(policy: Policy) -> None:
    cases = list(visits(policy, utc("2026-03-30T10:00:00+02:00")))
    plainest = min(cases, key=lambda case: case.weight).visit
    assert (plainest.language, plainest.open_ticket, plainest.agents_available) == ("en", None, True)
