"""The shipped file says what the support team decided, and every mistake in a file is told at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.policy_file import PolicyError, load_policy, parse_policy
from bot.routing import CHANNELS, Policy

Mistakes = Callable[..., list[str]]


def test_the_shipped_policy_says_what_the_team_decided(shipped: Path) -> None:
    policy = load_policy(shipped)
    assert tuple(policy.channels) == CHANNELS
    assert policy.zone.key == "Europe/Paris"
    assert {name: set(plan.channels) for name, plan in policy.plans.items()} == {
        "visitor": {"contact"},
        "free": {"ticket", "contact"},
        "essential": {"ticket", "contact"},
        "premium": {"ticket", "chat", "contact"},
        "custom": {"ticket", "chat", "phone", "contact"},
    }
    assert policy.plans["free"].channels["ticket"] == timedelta(days=30)
    assert policy.hold.duration == timedelta(hours=24)
    assert policy.channels["chat"].requires == ("account", "pin")
    assert policy.channels["contact"].requires == ("email",)
    assert len(policy.categories["sensitive"]) == 7


def test_the_sensitive_categories_are_intents_of_the_domain(shipped: Path) -> None:
    intents = {path.stem for path in (shipped.parent / "data" / "nlu").glob("*/*.yml")}
    assert load_policy(shipped).categories["sensitive"] <= intents


def test_every_mistake_is_told_at_once_with_line_key_and_what_is_allowed(mistakes: Mistakes) -> None:
    found = mistakes(
        "zone: Europe/Paris",
        "zone: Europe/Pariss",
        "monday: [09:00-18:00]",
        "monday: [18:00-09:00]",
        "languages: [en, fr]",
        "languages: [en, it]",
        "free: [ticket first 30 days, contact]",
        "free: [tickets, contact]",
        "hold: 24 hours",
        "hold: a day",
        "needs_agent: yes ",
        "needs_agents: yes ",
    )
    text = Path(__file__).resolve().parents[2].joinpath("policy.yml").read_text("utf-8").splitlines()
    line = next(number for number, written in enumerate(text, 1) if written.startswith("zone:"))
    assert (
        f"policy.yml:{line}: zone: 'Europe/Pariss' is no time zone; write its IANA name, such as Europe/Paris" in found
    )
    assert len(found) == 6
    told = "\n".join(found)
    for key, allowed in (
        ("channels.chat.hours.monday[0]", "ends before it begins; past midnight is written 18:00-09:00 next day"),
        ("channels.chat.languages[1]", "allowed: en, fr, de, es"),
        ("channels.chat.needs_agents", "allowed: hours, languages, requires, refuses, needs_agent"),
        ("plans.free[0]", "allowed: ticket, chat, phone, contact"),
        ("open_ticket.hold", "write 24 hours, or 2 days"),
    ):
        assert f"{key}: " in told
        assert allowed in told


def test_a_missing_section_does_not_hide_the_mistakes_in_the_others(mistakes: Mistakes) -> None:
    found = mistakes("zone: Europe/Paris", "zone: Mars", "open_ticket:\n  hold", "open_tickets:\n  hold")
    told = "\n".join(found)
    assert "the key 'open_ticket' is missing" in told
    assert "open_tickets: there is no such key" in told
    assert "'Mars' is no time zone" in told


@pytest.mark.parametrize("text", ["", "just words", "[1, 2]", "a: [", "zone: 3\nzone: 4", "\t", "zone: &x [*x]"])
def test_what_is_no_policy_is_refused_and_never_breaks(text: str) -> None:
    with pytest.raises(PolicyError):
        parse_policy("policy.yml", text)


def test_a_missing_file_is_a_mistake_like_others(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"nowhere\.yml: the file cannot be read"):
        load_policy(tmp_path / "nowhere.yml")


def test_changing_one_word_gives_a_channel_another_language(read: Callable[..., Policy]) -> None:
    assert read("languages: [en, fr]", "languages: [en, fr, de]").channels["chat"].languages == ("en", "fr", "de")
