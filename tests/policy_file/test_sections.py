"""What one section says about another must fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.routing import Policy


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  visitor: [contact]\n", "", "the plan 'visitor' is missing"),
        ("refuses: [sensitive]", "refuses: [secret]", "allowed: sensitive"),
        ("  sensitive: [ticket, chat", "  secret: [ticket, chat", "recommended.secret: there is no such key"),
        ("requires: [email]", "requires: [mail]", "allowed: account, pin, email"),
        ("essential: [ticket, contact]", "essential: [ticket, ticket first 2 days]", "stands here twice"),
        ("zone: Europe/Paris", "zone: ../../etc/passwd", "no time zone"),
        ("zone: Europe/Paris", "zone: Europe", "no time zone"),
        ("  sensitive:\n    - hacked", "  otherwise:\n    - hacked", "a meaning of its own"),
        ("languages: [en, fr, de, es]\n\nchannels", "languages: []\n\nchannels", "at least one language"),
        ("needs_agent: yes ", "needs_agent: often ", "allowed: yes, true, no, false"),
    ],
)
def test_what_does_not_fit_is_a_mistake(old: str, new: str, told: str, mistakes: Callable[..., list[str]]) -> None:
    assert told in "\n".join(mistakes(old, new))


def test_a_line_below_otherwise_never_counts_and_is_a_mistake(mistakes: Callable[..., list[str]]) -> None:
    found = mistakes(
        "  sensitive: [ticket, chat, contact]\n",
        "  otherwise: [chat]\n",
        "  otherwise: [chat, phone, ticket, contact]\n",
        "  sensitive: [ticket, chat, contact]\n",
    )
    assert "must be the last line" in "\n".join(found)


def test_parameters_are_kept_as_they_are_written(read: Callable[..., Policy]) -> None:
    assert read().parameters["phone_number"].startswith("+33 ")
    assert read().parameters["answer_hours"] == "24"
