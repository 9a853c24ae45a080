"""What is stored comes back as it was, and what is sent in is read strictly."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from bot.routing import OpenTicket, Policy, Visit, decide
from bot.routing.fields import RecordError
from bot.routing.record import decision_from_json, decision_to_json, visit_from_json, visit_to_json

SUNDAY = datetime(2026, 7, 12, 23, 30, 1, 250000, tzinfo=timezone.utc)
CASE: dict[str, Any] = {"plan": "free", "language": "en", "at": "2026-03-30T09:00:00+02:00"}


def test_a_visit_comes_back_from_the_store_as_it_was(ask: Callable[..., Visit]) -> None:
    visit = ask(at=SUNDAY, signed_up_at=SUNDAY, open_ticket=OpenTicket(SUNDAY - timedelta(hours=1), None, False))
    assert visit_from_json(json.loads(json.dumps(visit_to_json(visit)))) == visit


def test_a_decision_comes_back_from_the_store_as_it_was(policy: Policy, ask: Callable[..., Visit]) -> None:
    ticket = OpenTicket(SUNDAY, "refund", False)
    visit = ask(at=SUNDAY, language="de", plan="premium", category="refund", agents_available=None, open_ticket=ticket)
    decision = decide(visit, policy)
    assert decision_from_json(json.loads(json.dumps(decision_to_json(decision)))) == decision


def test_an_answer_has_its_reasons_with_what_belongs_to_them_and_times_in_utc(
    policy: Policy, ask: Callable[..., Visit]
) -> None:
    ticket = OpenTicket(datetime(2026, 7, 12, 12, tzinfo=timezone.utc), None, False)
    answer = decision_to_json(decide(ask(at=SUNDAY, language="de", open_ticket=ticket), policy))
    assert answer["recommended"] == "ticket"
    assert answer["offers"][0] == {
        "channel": "chat",
        "open": False,
        "reasons": [
            {"code": "language_not_served", "languages": ["en", "fr"]},
            {"code": "closed_now", "opens_at": "2026-07-13T07:00:00Z"},
            {"code": "ticket_in_progress", "until": "2026-07-13T12:00:00Z"},
        ],
        "requires": ["account", "pin"],
    }


def test_every_problem_of_a_case_is_told_at_once() -> None:
    with pytest.raises(RecordError) as refused:
        visit_from_json(
            {
                **CASE,
                "plan": None,
                "colour": "red",
                "at": "2026-03-30T09:00:00",
                "agents_available": "yes",
                "open_ticket": {"opened_at": "soon", "category": 3},
            }
        )
    told = "\n".join(refused.value.problems)
    for place in (
        "colour: ",
        "plan: ",
        "at: ",
        "agents_available: ",
        "open_ticket.opened_at: ",
        "open_ticket.category: ",
        "open_ticket.answered: ",
    ):
        assert place in told


@pytest.mark.parametrize("case", [None, [], "free", 3])
def test_a_case_that_is_no_object_is_refused(case: object) -> None:
    with pytest.raises(RecordError, match="object"):
        visit_from_json(case)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "1950-01-01T00:00:00Z", "2026-02-30T00:00:00Z"])
def test_a_moment_that_cannot_be_is_refused_and_never_breaks_the_run(at: str) -> None:
    with pytest.raises(RecordError, match="at"):
        visit_from_json({**CASE, "at": at})
    with pytest.raises(RecordError, match="opened_at"):
        visit_from_json({**CASE, "open_ticket": {"opened_at": at, "category": None, "answered": False}})
