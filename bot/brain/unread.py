"""What was typed before a language was chosen, and nobody could read: it is read again in that language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SWITCH = "switch_language"
FALLBACK = "nlu_fallback"
ASK_BACK = "ask_back"
# What a foreign sentence is only mistaken for: in words that it hardly knows, the model sees small talk or nothing.
NO_WISH = frozenset(
    {"greet", "goodbye", "thank", "affirm", "deny", "cancel", "bot_challenge", "out_of_scope", "complaint", SWITCH}
)


@dataclass(frozen=True)
class Unread:
    """A text to read again. `foreign`: it was taken for a language that is not spoken, rightly or not."""

    text: str
    foreign: bool = False

    def deserves(self, parse_data: Mapping[str, Any]) -> bool:
        """Whether to answer it, now that it was read in the chosen language."""
        if not self.foreign:
            return True
        first = next(iter(parse_data.get("intent_ranking") or []), {}).get("name")
        is_read = _intent(parse_data) != FALLBACK or parse_data.get("verdict") == ASK_BACK
        return is_read and first is not None and first not in NO_WISH


def unread(dialogue: Sequence[Mapping[str, Any]], before: str) -> Unread | None:
    """What to read again after this turn; None if there is nothing.

    What a form took as an answer is an answer.

    Args:
        dialogue: the tracker events up to the end of the turn.
        before: the language before it; who stays in it is told nothing new.
    """
    said = [index for index, event in enumerate(dialogue) if event["event"] == "user"][-2:]
    if len(said) < 2 or _is_in_form(dialogue):
        return None
    last, chosen = dialogue[said[0]], _chosen(dialogue[said[1] :])
    if chosen is None or str(last.get("text") or "/").startswith("/"):
        return None
    read = last.get("parse_data") or {}
    is_foreign = any(one["entity"] == "foreign_language" for one in read.get("entities") or [])
    is_unread = is_foreign or read.get("language_unsure") or (_intent(read) == FALLBACK and chosen != before)
    return Unread(str(last["text"]), is_foreign) if is_unread else None


def _chosen(turn: Sequence[Mapping[str, Any]]) -> str | None:
    """The language that the visitor chose in a turn."""
    if _intent(turn[0].get("parse_data") or {}) != SWITCH:
        return None
    chosen = [event["value"] for event in turn if event["event"] == "slot" and event["name"] == "language"]
    asked = any(event["event"] == "slot" and event["name"] == "language_chosen" for event in turn)
    return str(chosen[-1]) if asked and chosen else None


def _intent(parse_data: Mapping[str, Any]) -> str | None:
    name = (parse_data.get("intent") or {}).get("name")
    return None if name is None else str(name)


def _is_in_form(dialogue: Sequence[Mapping[str, Any]]) -> bool:
    forms = [event.get("name") for event in dialogue if event["event"] == "active_loop"]
    return bool(forms and forms[-1])
