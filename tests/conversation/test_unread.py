"""What nobody could read is read again once its language is chosen; nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.brain.unread import unread

TAP = '/switch_language{"language": "de"}'


def typed(text: str, intent: str = "nlu_fallback", **parse_data: Any) -> dict[str, Any]:
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}, **parse_data}}


FORM = {"event": "active_loop", "name": "ticket_form"}
NO_FORM = {"event": "active_loop", "name": None}
ITALIAN = [{"entity": "foreign_language", "value": "it"}]


@pytest.mark.parametrize(
    ("events", "payload", "expected"),
    [
        ([typed("DKIM SPF")], TAP, "DKIM SPF"),
        ([typed("Domain", "sender_domain_setup", language_unsure=True)], TAP, "Domain"),
        ([typed("old"), typed("new"), {"event": "bot", "text": "?"}], TAP, "new"),
        ([FORM, NO_FORM, typed("DKIM")], TAP, "DKIM"),
        ([typed("refund", "refund")], TAP, None),
        ([typed("vorrei i miei soldi", entities=ITALIAN)], TAP, None),
        ([FORM, typed("DKIM")], TAP, None),
        ([typed("DKIM"), typed("/affirm", "affirm")], TAP, None),
        ([typed("DKIM")], "/affirm", None),
        ([typed("DKIM")], None, None),
        ([], TAP, None),
    ],
)
def test_what_nobody_could_read_is_taken_up_again_and_nothing_else(
    events: list[dict[str, Any]], payload: str | None, expected: str | None
) -> None:
    assert unread(events, payload, "en") == expected


def test_who_stays_in_a_language_is_not_told_again_what_was_not_understood() -> None:
    assert unread([typed("DKIM")], TAP, "de") is None
    assert unread([typed("Domain", language_unsure=True)], TAP, "de") == "Domain"
