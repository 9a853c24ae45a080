"""What was typed before a language was chosen by one tap, and nobody could read: it is read again in that language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

SWITCH = "/switch_language"
FALLBACK = "nlu_fallback"


def unread(dialogue: Sequence[Mapping[str, Any]], payload: str | None, language: str) -> str | None:
    """The text to read again after this button; None if there is none.

    What a form took as an answer is an answer, and what is in no language of ours can be read in none of them.

    Args:
        dialogue: the tracker events before the button was pressed.
        language: in which it was read; who stays in it is told nothing new.
    """
    if not (payload or "").startswith(SWITCH) or _is_in_form(dialogue):
        return None
    last = next((event for event in reversed(dialogue) if event["event"] == "user"), None)
    if last is None or str(last.get("text") or "/").startswith("/"):
        return None
    understanding = last.get("parse_data") or {}
    is_foreign = any(one["entity"] == "foreign_language" for one in understanding.get("entities") or [])
    is_fallback = (understanding.get("intent") or {}).get("name") == FALLBACK
    changes = f'"{language}"' not in (payload or "")
    is_unread = understanding.get("language_unsure") or (is_fallback and changes)
    return str(last["text"]) if is_unread and not is_foreign else None


def _is_in_form(dialogue: Sequence[Mapping[str, Any]]) -> bool:
    forms = [event.get("name") for event in dialogue if event["event"] == "active_loop"]
    return bool(forms and forms[-1])
