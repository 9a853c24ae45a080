"""What nobody could read is read again once its language is chosen; nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.brain.unread import Unread, unread

FORM = {"event": "active_loop", "name": "ticket_form"}
NO_FORM = {"event": "active_loop", "name": None}
FOREIGN = [{"entity": "foreign_language", "value": "da"}]


def typed(text: str, intent: str = "nlu_fallback", **parse_data: Any) -> dict[str, Any]:
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}, **parse_data}}


def chose(language: str, text: str = '/switch_language{"language": "de"}') -> list[dict[str, Any]]:
    """A turn in which somebody chooses a language: by a tap, or by its name."""
    slots = [("language", language), ("language_chosen", True)]
    return [typed(text, "switch_language"), *({"event": "slot", "name": name, "value": value} for name, value in slots)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([typed("DKIM SPF")], "DKIM SPF"),
        ([typed("Domain", "sender_domain_setup", language_unsure=True)], "Domain"),
        ([typed("old"), typed("new"), {"event": "bot", "text": "?"}], "new"),
        ([FORM, NO_FORM, typed("DKIM")], "DKIM"),
        ([typed("Mahngebyr", entities=FOREIGN)], "Mahngebyr"),
        ([typed("refund", "refund")], None),
        ([FORM, typed("DKIM")], None),
        ([typed("DKIM"), typed("/affirm", "affirm")], None),
        ([], None),
    ],
)
def test_what_nobody_could_read_is_taken_up_again_and_nothing_else(
    events: list[dict[str, Any]], expected: str | None
) -> None:
    found = unread([*events, *chose("de")], "en")
    assert (found and found.text) == expected


def test_a_language_may_be_chosen_by_its_name_too() -> None:
    found = unread([typed("DKIM SPF"), *chose("de", "Deutsch bitte")], "en")
    assert found == Unread("DKIM SPF")


def test_as_long_as_no_language_is_chosen_nothing_is_read_again() -> None:
    assert unread([typed("DKIM"), typed("/affirm", "affirm")], "en") is None
    assert unread([typed("DKIM"), typed("another language", "switch_language")], "en") is None
    assert unread([typed("DKIM"), typed("I want a refund", "refund")], "en") is None


def test_who_stays_in_a_language_is_not_told_again_what_was_not_understood() -> None:
    assert unread([typed("DKIM"), *chose("de")], "de") is None
    assert unread([typed("Domain", language_unsure=True), *chose("de")], "de") == Unread("Domain")
    assert unread([typed("Mahngebyr", entities=FOREIGN), *chose("de")], "de") == Unread("Mahngebyr", foreign=True)


def read_as(intent: str, verdict: str, first: str) -> dict[str, Any]:
    return {"intent": {"name": intent}, "verdict": verdict, "intent_ranking": [{"name": first}]}


def test_what_was_taken_for_foreign_is_answered_only_if_it_is_read_as_something_to_help_with() -> None:
    word = Unread("Mahngebyr", foreign=True)
    assert word.deserves(read_as("payment_problem", "act", "payment_problem"))
    assert word.deserves(read_as("nlu_fallback", "ask_back", "payment_problem"))
    assert not word.deserves(read_as("nlu_fallback", "nothing", "payment_problem"))
    assert not word.deserves(read_as("out_of_scope", "act", "out_of_scope"))
    assert not word.deserves(read_as("nlu_fallback", "ask_back", "greet"))
    assert not word.deserves({})


def test_what_was_only_unclear_is_answered_whatever_it_is_read_as() -> None:
    assert Unread("DKIM").deserves(read_as("nlu_fallback", "nothing", "greet"))
