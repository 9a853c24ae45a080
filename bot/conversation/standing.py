"""What waits to be pressed in a conversation, as its dialogue tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

CHANNELS = "channels"
ARTICLES = "articles"

Dialogue = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Standing:
    """What the last answer left.

    Attributes:
        begun: whether the visitor has said anything before.
        offers: the channels that wait to be chosen, in the order shown, with `channel`, `open`, `button`; else empty.
        buttons: those below the words, with `title` and `payload`.
        articles: the cards below the words, as the actions drew them.
        awaiting: what a bare "yes" would answer: `feedback`, `choice` or `nothing`.
    """

    offers: Sequence[Mapping[str, Any]]
    buttons: Sequence[Mapping[str, str]]
    articles: Sequence[Mapping[str, Any]]
    awaiting: str
    in_form: bool
    begun: bool


def standing(dialogue: Dialogue) -> Standing:
    """Read it off the tracker events that the last turn left."""
    awaiting, form = _last_slot(dialogue, "awaiting"), _last(dialogue, "active_loop", "name")
    answer = _parts(_last_answer(dialogue))
    shown = [part for part in answer if part["type"] == CHANNELS]
    if not shown and awaiting == "choice" and not form:  # "which would you like?" shows none anew
        shown = [part for part in _parts(dialogue) if part["type"] == CHANNELS]
    return Standing(
        offers=shown[-1]["offers"] if shown else (),
        buttons=[button for event in _last_answer(dialogue) for button in _buttons(event)],
        # The first: what was picked of them is shown below by itself.
        articles=next((part["articles"] for part in answer if part["type"] == ARTICLES), ()),
        awaiting=awaiting or "nothing",
        in_form=bool(form),
        begun=any(event.get("event") == "user" for event in dialogue),
    )


def _last_answer(dialogue: Dialogue) -> Dialogue:
    """What came after the visitor's last message."""
    said = [index for index, event in enumerate(dialogue) if event.get("event") == "user"]
    return dialogue[said[-1] :] if said else ()


def _parts(events: Dialogue) -> list[Mapping[str, Any]]:
    return [part for event in events for part in _custom(event).get("parts") or []]


def _buttons(event: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return [*((event.get("data") or {}).get("buttons") or []), *(_custom(event).get("buttons") or [])]


def _custom(event: Mapping[str, Any]) -> Mapping[str, Any]:
    return (event.get("data") or {}).get("custom") or {} if event.get("event") == "bot" else {}


def _last_slot(dialogue: Dialogue, name: str) -> Any:
    return _last([event for event in dialogue if event.get("name") == name], "slot", "value")


def _last(dialogue: Dialogue, kind: str, field: str) -> Any:
    return next((event.get(field) for event in reversed(dialogue) if event.get("event") == kind), None)
