"""The ticket that is being made: what stands on it so far, and how an empty one looks."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.support_action import NO_MATTER, Events, Scene
from actions.ticket_answer import NOTHING
from bot.tickets.ticket import subject_of

SLOTS = ("ticket_category", "ticket_subject", "ticket_description", "ticket_details", "ticket_confirmed")
# As subject: the one that we make of what is known.
OURS = ""


def empty() -> Events:
    """Nothing half-made is left."""
    slots: dict[str, Any] = {"ticket_allowed": None, **dict.fromkeys(SLOTS), "awaiting": "nothing"}
    return [SlotSet(name, value) for name, value in slots.items()]


def category(scene: Scene) -> str | None:
    """The matter of the ticket; None for one that has no name."""
    kept = scene.tracker.get_slot("ticket_category")
    return None if kept == NO_MATTER else kept


def matters(scene: Scene) -> list[str]:
    """The names of all that the ticket is about, the leading one first."""
    named = [category(scene) or NO_MATTER, *(scene.tracker.get_slot("also") or [])]
    return [scene.text(f"matter.{name}") for name in dict.fromkeys(named)]


def subject(scene: Scene) -> str:
    """The subject that was given, else one made of the matter and how the description begins."""
    given = scene.tracker.get_slot("ticket_subject")
    name = scene.text(f"matter.{category(scene)}") if category(scene) else None
    return given or subject_of(name, scene.tracker.get_slot("ticket_description") or "")


def details(scene: Scene) -> str:
    """What was added when asked for details; empty if nothing was."""
    said = scene.tracker.get_slot("ticket_details")
    return "" if said in (None, NOTHING) else str(said)
