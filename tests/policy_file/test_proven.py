"""A dead end is refused with a case that can be tried."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.policy_file import PolicyError, parse_policy
from bot.policy_file.proven import check_promises
from bot.routing import decide, visit_from_json

# Always open, so that there are few moments to look at.
ROUND_THE_CLOCK = """
zone: Europe/Paris
languages: [en]
channels:
  ticket: {hours: always, languages: [en], requires: [account]}
  chat: {hours: always, languages: [en], requires: [pin]}
  phone: {hours: always, languages: [en], requires: [pin], refuses: [sensitive]}
  contact: {hours: always, languages: any, requires: [email]}
plans:
  visitor: [contact]
  custom: [ticket, chat, phone, contact]
categories: {sensitive: [refund]}
open_ticket: {hold: 24 hours, channels: [chat]}
recommended: {otherwise: [chat, phone, ticket, contact]}
"""
TODAY = date(2026, 6, 1)


def test_a_policy_that_keeps_its_promises_passes() -> None:
    check_promises(Path("policy.yml"), parse_policy("policy.yml", ROUND_THE_CLOCK), TODAY)


def test_a_dead_end_is_refused_with_a_case_that_shows_it() -> None:
    policy = parse_policy("policy.yml", ROUND_THE_CLOCK.replace("phone, contact]\ncat", "phone]\ncat"))
    with pytest.raises(PolicyError, match="not kept") as refused:
        check_promises(Path("policy.yml"), policy, TODAY)
    told = next(str(one) for one in refused.value.problems if "nobody is left without" in str(one))
    visit = visit_from_json(json.loads(told.split("; for example ")[1]))
    assert visit.plan == "custom"
    assert not any(offer.open for offer in decide(visit, policy).offers)
