"""The shipped policy, a small one that is quickly proven, and a visitor about whom a test says only what matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.policy_file import load_policy, parse_policy
from bot.routing import Policy, Visit

ROOT = Path(__file__).resolve().parents[2]
MONDAY_MORNING = datetime(2026, 3, 30, 8, tzinfo=timezone.utc)
SMALL = """
zone: Europe/Paris
languages: [en, de]
channels:
  ticket: {hours: always, languages: [en, de], requires: [account]}
  chat:
    hours: {monday: [09:00-17:00]}
    languages: [en]
    requires: [pin]
    needs_agent: yes
  phone:
    hours: {monday: [09:00-18:00]}
    languages: [en]
    requires: [pin]
    refuses: [sensitive]
  contact: {hours: always, languages: any, requires: [email]}
plans:
  visitor: [contact]
  free: [ticket first 30 days, contact]
  custom: [ticket, chat, phone, contact]
categories: {sensitive: [refund]}
open_ticket: {hold: 24 hours, channels: [chat, phone]}
recommended:
  sensitive: [ticket, chat, contact]
  unanswered_ticket: [chat, phone, ticket, contact]
  otherwise: [chat, phone, ticket, contact]
"""


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(ROOT / "policy.yml")


@pytest.fixture
def small() -> Callable[..., Policy]:
    """`small("old text", "new text", …)` is the small policy with these texts replaced."""

    def changed(*replacements: str) -> Policy:
        text = SMALL
        for old, new in zip(replacements[::2], replacements[1::2], strict=True):
            assert old in text, old
            text = text.replace(old, new)
        return parse_policy("policy.yml", text)

    return changed


@pytest.fixture
def ask() -> Callable[..., Visit]:
    """`ask(language="de")` is a customer with every channel on a Monday morning, but for what is said."""

    def visit(**facts: Any) -> Visit:
        plain = {"plan": "custom", "signed_up_at": None, "language": "en", "category": None, "at": MONDAY_MORNING}
        return Visit(**{**plain, "agents_available": True, **facts})

    return visit
