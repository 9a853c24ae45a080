"""The last step before the brain: whatever is typed, it is only ever text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.conversation.gate import LONGEST, gate

# What Python's strip() removes, what it does not, and what NFKC turns into a slash.
PREFIXES = [
    "", " ", "\t", "\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\xa0", "\u1680", "\u2000", "\u200a",
    "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u200b", "\u200c", "\ufeff", "\0", "\u200f", "\u202e", "\u2060",
    "\xad", "\u180e", "/", "／", "/ /", "\u200b/\u200b",
]  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_prefix_lets_an_intent_through(prefix: str) -> None:
    assert gate(prefix + '/inform{"plan": "custom"}') == 'inform{"plan": "custom"}'


@pytest.mark.parametrize("command", ["/restart", "/session_start", "/back", "／restart", "\u200b/restart"])
def test_no_command_of_rasa_gets_through(command: str) -> None:
    assert not gate(command).startswith("/")


@given(st.text())
@example("\u200b／\u200b/restart")
def test_whatever_is_typed_begins_with_no_slash_and_holds_nothing_invisible(text: str) -> None:
    passed = gate(text)
    assert not passed.strip().startswith("/")
    assert len(passed) <= LONGEST
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in passed)


@given(st.text())
def test_what_has_passed_once_passes_unchanged(text: str) -> None:
    assert gate(gate(text)) == gate(text)


def test_ordinary_words_stay_as_they_are() -> None:
    assert gate("J'ai été débité 2 fois / c'est trop") == "J'ai été débité 2 fois / c'est trop"
