"""What a visitor's words mean while the ticket form asks for something: an answer, or something that interrupts it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from actions.support_action import NO_MATTER, Scene

# What interrupts the form; each has its rule in data/rules/ticket.yml, after which the form goes on or is left.
INTERRUPTING = frozenset(
    {
        "ask_support_hours",
        "ask_support_languages",
        "ask_support_pin",
        "ask_plan_channels",
        "ask_channel_comparison",
        "ask_ticket_status",
        "ticket_unanswered",
        "request_human",
        "request_chat",
        "request_phone",
        "show_channels",
        "bot_challenge",
        "switch_language",
        "correct_ticket",
        "add_matter",
        "switch_matter",
        "cancel",
        "start_chat",
        "show_phone",
        "write_to_contact",
    }
)
# Said in passing: no description of anything.
SMALL_TALK = frozenset({"greet", "goodbye", "thank", "affirm", "deny"})
LONGEST_INTERRUPTION = 12  # words; whoever writes more is telling what happened, whatever it looks like
LONGEST_SMALL_TALK = 4
SURE = 0.8  # how likely a typed "yes" must be one: a ticket is not opened by a murmur
FEWEST_WORDS = 3  # of something that is worth adding to the ticket
NOTHING = "-"

Values = dict[str, Any]


def answer(scene: Scene, requested: str) -> Values:
    """The slots that the message fills; the requested one with None if it is to be asked again.

    Empty if the message interrupts: then the rules of the form decide.
    """
    if scene.intent in INTERRUPTING and len(scene.typed.split()) <= LONGEST_INTERRUPTION:
        return {}
    return READERS[requested](scene)


def other_matter(scene: Scene) -> str | None:
    """A matter that the message names and that the ticket is not about."""
    slot = scene.tracker.get_slot
    known = (slot("ticket_category"), *(slot("also") or []))
    return next((name for name in scene.named if name not in known), None)


def _category(scene: Scene) -> Values:
    named = scene.named[0] if scene.named else None
    if named is None and scene.entity("matter") != NO_MATTER:
        return {"ticket_category": None}
    return {"ticket_category": named or NO_MATTER}


def _subject(scene: Scene) -> Values:
    return {"ticket_subject": _told(scene)}


def _description(scene: Scene) -> Values:
    """Whatever it looks like is what happened; it names the matter if none is known."""
    words = _told(scene)
    is_news = words and scene.named and scene.tracker.get_slot("ticket_category") == NO_MATTER
    matter = {"ticket_category": scene.named[0]} if is_news else {}
    return {"ticket_description": words, **matter}


def _details(scene: Scene) -> Values:
    return {"ticket_details": NOTHING if scene.intent == "deny" and _is_short(scene) else _told(scene)}


def _confirmed(scene: Scene) -> Values:
    """Yes opens it. Other words about the same matter go on the ticket; another matter is asked about."""
    is_sure = (scene.tracker.latest_message["intent"].get("confidence") or 0) >= SURE
    if scene.intent == "affirm" and is_sure and _is_short(scene):
        return {"ticket_confirmed": True}
    words = _told(scene)
    if words is None or other_matter(scene) or len(words.split()) < FEWEST_WORDS:
        return {"ticket_confirmed": None}
    described = "\n".join(text for text in (scene.tracker.get_slot("ticket_description"), words) if text)
    return {"ticket_confirmed": None, "ticket_description": described}


def _told(scene: Scene) -> str | None:
    """The words, unless a button was pressed or somebody only says hello."""
    if not scene.typed or (scene.intent in SMALL_TALK and _is_short(scene)):
        return None
    return scene.typed


def _is_short(scene: Scene) -> bool:
    return len(scene.typed.split()) <= LONGEST_SMALL_TALK


READERS: dict[str, Callable[[Scene], Values]] = {
    "ticket_category": _category,
    "ticket_subject": _subject,
    "ticket_description": _description,
    "ticket_details": _details,
    "ticket_confirmed": _confirmed,
}
