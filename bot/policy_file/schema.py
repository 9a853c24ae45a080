"""The JSON Schema of `policy.yml`, by which editors complete and underline. `./switchyard policy --schema` prints it.

It knows the form; what one section says about another is for the loader, and dead ends are for the proof.
"""

from __future__ import annotations

from typing import Any

from bot.policy_file import loader, notation, opening, sections
from bot.routing.hours import WEEKDAYS
from bot.routing.policy import CHANNELS, OTHERWISE, UNANSWERED_TICKET, VISITOR

Schema = dict[str, Any]


def policy_schema() -> Schema:
    """JSON Schema, draft 2020-12."""
    # Longer than others because it is the table of contents of the file, in the file's order.
    parts = {
        "zone": _text("The company's clock: an IANA time zone. All hours are read on it.", examples=["Europe/Paris"]),
        "languages": _list(_pattern(notation.LANGUAGE), "The languages the team answers in.", minItems=1),
        "channels": _section(dict.fromkeys(CHANNELS, _channel()), CHANNELS, "The four channels."),
        "closed_days": _closed_days(),
        "one_off_hours": {
            "description": "Other hours on single dates; they count even on closed days.",
            "type": "object",
            "propertyNames": _pattern(notation.DATE),
            "additionalProperties": _section(dict.fromkeys(CHANNELS, _intervals()), (), "Channel to intervals."),
        },
        "plans": {
            "description": "Which plan has which channel.",
            "type": "object",
            "required": [VISITOR],
            "additionalProperties": _list(_pattern(notation.PLAN_CHANNEL), "Such as `ticket first 30 days`."),
        },
        "categories": {
            "description": "Kinds of requests, each with its categories.",
            "type": "object",
            "additionalProperties": _list({"type": "string"}, "Names of categories."),
        },
        "open_ticket": _section(
            {"hold": _pattern(notation.DURATION), "channels": _some_channels("Those that are held back.")},
            ("hold", "channels"),
            "How long an open ticket keeps the same matter away from which channels.",
        ),
        "recommended": {
            "description": f"Orders of channels; the first line that fits counts. `{UNANSWERED_TICKET}`, a kind, …",
            "type": "object",
            "required": [OTHERWISE],
            "additionalProperties": _some_channels("A channel that is left out comes last."),
        },
        "opening_matters": _list({"type": "string"}, "Matters offered as buttons when a conversation begins."),
        "urgent_matters": _list({"type": "string"}, "Matters that lead, and get the channels at once."),
        "no_login_matters": _list({"type": "string"}, "Matters of people who cannot log in."),
        "parameters": {
            "description": "Values that texts mention; nothing is decided by them.",
            "type": "object",
            "additionalProperties": {"type": ["string", "number"]},
        },
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Switchyard's policy"}
    return {**head, **_section(parts, loader.NEEDED, "What the support team has decided.")}


def _channel() -> Schema:
    week = _section(dict.fromkeys(WEEKDAYS, _intervals()), (), "A day that is left out is closed.")
    parts = {
        "hours": {"description": "When it is open.", "anyOf": [{"const": opening.ALWAYS}, week]},
        "languages": {
            "description": "Which languages are answered.",
            "anyOf": [{"const": sections.ANY}, _list(_pattern(notation.LANGUAGE), "Some of `languages`.")],
        },
        "requires": _list({"enum": list(sections.REQUIREMENTS)}, "What must be shown to use it."),
        "refuses": _list({"type": "string"}, "Kinds of `categories` that this channel does not take."),
        "needs_agent": {"description": "Offered only while somebody is there.", "enum": ["yes", "no", True, False]},
    }
    return _section(parts, ("hours", "languages", "requires"), "One channel.")


def _closed_days() -> Schema:
    parts = {
        "public_holidays": _list({"type": "string"}, "Countries, with a region if need be: FR, DE-BY."),
        "yearly": _list(_pattern(notation.YEARLY), "month-day"),
        "dates": _list(_pattern(notation.DATE), "year-month-day"),
    }
    return _section(parts, (), "Days on which every channel with hours is closed.")


def _intervals() -> Schema:
    return _list(_pattern(notation.INTERVAL), "Such as 09:00-18:00, or 22:00-02:00 next day.")


def _some_channels(description: str) -> Schema:
    return _list({"enum": list(CHANNELS)}, description)


def _list(item: Schema, description: str, **more: Any) -> Schema:
    return {"description": description, "type": "array", "items": item, **more}


def _text(description: str, **more: Any) -> Schema:
    return {"description": description, "type": "string", **more}


def _pattern(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


def _section(parts: Schema, required: tuple[str, ...], description: str) -> Schema:
    section = {"description": description, "type": "object", "properties": parts, "additionalProperties": False}
    return {**section, "required": list(required)} if required else section
