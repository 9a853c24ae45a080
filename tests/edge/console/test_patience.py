"""How long people wait is the policy's business, and so is when the chat closes."""

from __future__ import annotations

from datetime import timedelta

from bot.edge.console.patience import patience
from bot.wiring import Services
from tests.fakes import FakeClock
from tests.people import MONDAY_AT_TEN, SUNDAY


def test_the_policy_says_how_long_somebody_waits(services: Services) -> None:
    minutes = float(services.policy.current.parameters["queue_minutes"])
    assert patience(services).longest == timedelta(minutes=minutes)


def test_in_the_morning_no_closing_is_near(services: Services) -> None:
    assert (patience(services).closed, patience(services).closes_at) == (False, None)


def test_shortly_before_six_in_paris_the_closing_is_known(services: Services, clock: FakeClock) -> None:
    clock.at = MONDAY_AT_TEN.replace(hour=16, minute=50)
    assert patience(services).closes_at == MONDAY_AT_TEN.replace(hour=17)
    clock.at = MONDAY_AT_TEN.replace(hour=17)
    assert patience(services).closed is True


def test_on_a_sunday_the_chat_is_closed(services: Services, clock: FakeClock) -> None:
    clock.at = SUNDAY
    assert patience(services).closed is True
