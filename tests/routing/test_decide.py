"""The decision table, and what is true of every decision."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy_file import load_policy
from bot.routing import CHANNELS, CODES, OpenTicket, Policy, Visit, decide, recommendation
from bot.routing.record import reason_to_json, visit_from_json

HERE = Path(__file__).parent
# Everything stays the text it is, so that a row is read as it is written.
CASES: list[dict[str, Any]] = yaml.load((HERE / "cases.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
POLICY = load_policy(HERE.parents[1] / "policy.yml")
TRUTH = {"yes": True, "no": False, None: None}


def visit_of(row: dict[str, Any]) -> Visit:
    facts = dict(row["visit"])
    facts["agents_available"] = TRUTH[facts.pop("agents", None)]
    if "ticket" in row:
        facts["open_ticket"] = {**row["ticket"], "answered": TRUTH[row["ticket"]["answered"]]}
    return visit_from_json(facts)


@pytest.mark.parametrize("row", CASES, ids=[row["name"] for row in CASES])
def test_the_decision_table_is_kept(row: dict[str, Any]) -> None:
    decision = decide(visit_of(row), POLICY)
    told: dict[str, list[str]] = {}
    for offer in decision.offers:
        for reason in offer.reasons:
            code, *values = reason_to_json(reason).values()
            extra = [word for value in values for word in (value if isinstance(value, list) else [value])]
            told.setdefault(offer.channel, []).append(" ".join([code, *extra]))
    assert told == row["closed"]
    assert decision.recommended == row["recommended"]
    if "order" in row:
        assert [offer.channel for offer in decision.offers] == row["order"]


moments = st.datetimes(
    min_value=datetime(2020, 1, 1),
    max_value=datetime(2035, 1, 1),
    timezones=st.timezones(),
)
categories = st.sampled_from([None, "refund", "card_deletion", "sending_problem", "никогда"])
tickets = st.none() | st.builds(OpenTicket, moments, categories, st.booleans())
anybody = st.builds(
    Visit,
    plan=st.sampled_from(["visitor", "free", "essential", "premium", "custom"]) | st.text(max_size=5),
    signed_up_at=st.none() | moments,
    language=st.sampled_from(["en", "fr-CA", "DE", "es_MX", "tlh", ""]) | st.text(max_size=5),
    category=categories,
    at=moments,
    agents_available=st.none() | st.booleans(),
    open_ticket=tickets,
)


@given(anybody)
@settings(max_examples=200, deadline=None)
def test_whoever_asks_gets_all_four_channels_one_of_them_open_and_a_reason_for_each_closed_one(visit: Visit) -> None:
    decision = decide(visit, POLICY)
    assert sorted(offer.channel for offer in decision.offers) == sorted(CHANNELS)
    assert decision.offer("contact").open
    assert decision.recommended == next(offer.channel for offer in decision.offers if offer.open)
    for offer in decision.offers:
        assert offer.open == (not offer.reasons)
        assert set(offer.codes) <= set(CODES)
        assert len(set(offer.codes)) == len(offer.codes)


@given(anybody)
@settings(max_examples=100, deadline=None)
def test_a_sensitive_request_is_never_offered_phone(visit: Visit) -> None:
    if visit.category in POLICY.categories["sensitive"]:
        assert "needs_written_request" in decide(visit, POLICY).offer("phone").codes


def test_the_line_behind_the_order_is_named(policy: Policy, ask: Any) -> None:
    assert recommendation(ask(category="refund"), policy).when == "sensitive"
    assert recommendation(ask(), policy).when == "otherwise"
