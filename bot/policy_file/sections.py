"""The sections of `policy.yml`, each read into its part of the policy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.policy_file import notation
from bot.policy_file.document import Node
from bot.policy_file.opening import ALWAYS, Calendar
from bot.routing.policy import CHANNELS, OTHERWISE, UNANSWERED_TICKET, VISITOR, Channel, Hold, Plan, Recommendation

ANY = "any"
REQUIREMENTS = ("account", "pin", "email")
YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


def read_zone(node: Node) -> ZoneInfo:
    """An IANA time zone; UTC after a mistake."""
    try:
        return ZoneInfo(node.text())
    # ZoneInfo raises a different error for a missing name, a folder, and a path that leads outside.
    except (KeyError, ValueError, OSError):
        node.refuse(f"{node.text()!r} is no time zone; write its IANA name, such as Europe/Paris")
        return ZoneInfo("UTC")


def read_languages(node: Node) -> tuple[str, ...]:
    found = [notation.language(item) for item in node.items()]
    languages = tuple(dict.fromkeys(one for one in found if one is not None))
    if not found:
        node.refuse("at least one language is needed")
    return languages


def read_categories(node: Node) -> Mapping[str, frozenset[str]]:
    kinds = {}
    for kind, child in node.entries().items():
        if kind in (UNANSWERED_TICKET, OTHERWISE):
            child.refuse(f"{kind!r} has a meaning of its own under `recommended`; choose another name for the kind")
        kinds[kind] = frozenset(item.text() for item in child.items())
    return MappingProxyType(kinds)


def read_channel(name: str, node: Node, languages: tuple[str, ...], kinds: tuple[str, ...], days: Calendar) -> Channel:
    parts = node.fields(("hours", "languages", "requires"), ("refuses", "needs_agent"))
    hours = days.hours(name, parts["hours"]) if "hours" in parts else None
    if hours is None and name in days.one_off:
        node.refuse(f"`one_off_hours` names a channel whose hours are `{ALWAYS}`")
    return Channel(
        name=name,
        hours=hours,
        languages=_channel_languages(parts["languages"], languages) if "languages" in parts else None,
        refuses=frozenset(parts["refuses"].choices(kinds)) if "refuses" in parts else frozenset(),
        requires=parts["requires"].choices(REQUIREMENTS) if "requires" in parts else (),
        needs_agent="needs_agent" in parts and YES_OR_NO[parts["needs_agent"].choice(YES_OR_NO) or "no"],
    )


def _channel_languages(node: Node, languages: tuple[str, ...]) -> tuple[str, ...] | None:
    if node.is_single:
        node.choice((ANY,))
        return None
    return node.choices(languages)


def read_plans(node: Node) -> Mapping[str, Plan]:
    plans = {}
    for name, child in node.entries().items():
        channels: dict[str, timedelta | None] = {}
        for item in child.items():
            entry = notation.plan_channel(item)
            if entry is not None and entry[0] in channels:
                item.refuse(f"{entry[0]!r} stands here twice")
            elif entry is not None:
                channels[entry[0]] = entry[1]
        plans[name] = Plan(name, MappingProxyType(channels))
    if VISITOR not in plans:
        node.refuse(f"the plan {VISITOR!r} is missing; somebody unknown has it")
    return MappingProxyType(plans)


def read_hold(node: Node) -> Hold:
    parts = node.fields(("hold", "channels"))
    length = notation.duration(parts["hold"]) if "hold" in parts else None
    channels = parts["channels"].choices(CHANNELS) if "channels" in parts else ()
    return Hold(length or timedelta(), frozenset(channels))


def read_recommended(node: Node, kinds: tuple[str, ...]) -> tuple[Recommendation, ...]:
    """In the order of the file, because the first that fits counts."""
    parts = node.fields((OTHERWISE,), (UNANSWERED_TICKET, *kinds))
    if OTHERWISE in parts and list(parts)[-1] != OTHERWISE:
        parts[OTHERWISE].refuse(f"{OTHERWISE!r} fits everybody and must be the last line; those below it never count")
    return tuple(Recommendation(when, child.choices(CHANNELS)) for when, child in parts.items())


def read_matters(node: Node) -> tuple[str, ...]:
    """Names of categories, in the order in which they are offered."""
    names = [item.text() for item in node.items()]
    if len(set(names)) < len(names):
        node.refuse("the same matter stands here twice")
    return tuple(names)


def read_parameters(node: Node) -> Mapping[str, str]:
    return MappingProxyType({name: child.text() for name, child in node.entries().items()})
