"""Keeps a dialogue short: each turn costs as much as the dialogue is long, and only its end matters."""

from __future__ import annotations

from typing import Any

LONGEST = 80
TURNS_KEPT = 5


def compact(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same dialogue state in fewer events: every slot's last value, then the last turns word for word.

    A dialogue inside a form is left alone: Rasa needs to see how the form began.
    """
    if len(events) <= LONGEST or _in_a_form(events):
        return events
    cut = _start_of_last_turns(events)
    slots = {event["name"]: event for event in events[:cut] if event["event"] == "slot"}
    began = [event for event in events if event["event"] == "session_started"][-1:]
    listen = [event for event in events[:cut] if event["event"] == "action" and event["name"] == "action_listen"][-1:]
    return [*began, *slots.values(), *listen, *events[cut:]]


def _in_a_form(events: list[dict[str, Any]]) -> bool:
    forms = [event.get("name") for event in events if event["event"] == "active_loop"]
    return bool(forms and forms[-1])


def _start_of_last_turns(events: list[dict[str, Any]]) -> int:
    turns = [index for index, event in enumerate(events) if event["event"] == "user"]
    return turns[-TURNS_KEPT] if len(turns) > TURNS_KEPT else 0
