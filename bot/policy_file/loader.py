"""`policy.yml` -> `Policy`, or every mistake in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from bot.policy_file import sections
from bot.policy_file.document import Node, Problem, open_document
from bot.policy_file.opening import read_calendar
from bot.routing.policy import CHANNELS, Policy

NEEDED = ("zone", "languages", "channels", "plans", "categories", "open_ticket", "recommended")
MATTERS = ("opening_matters", "urgent_matters", "no_login_matters")
OPTIONAL = ("closed_days", "one_off_hours", *MATTERS, "parameters")


class PolicyError(Exception):
    """The policy cannot be used. `problems` holds every mistake with file, line, key and what is allowed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def load_policy(path: Path) -> Policy:
    """Read and check the file. Whether it leaves anybody without a channel is for `bot.routing.proof` to say.

    Raises:
        PolicyError: with all mistakes at once, also for a file that is missing or no YAML.
    """
    try:
        return parse_policy(path.name, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError([Problem(path.name, 0, "", f"the file cannot be read: {error}")]) from error


def parse_policy(file: str, text: str) -> Policy:
    """The policy in a YAML text; `file` is its name in messages.

    Raises:
        PolicyError: with all mistakes at once.
    """
    problems: list[Problem] = []
    root = open_document(file, text, problems)
    parts = root.fields(NEEDED, OPTIONAL) if root is not None else {}
    if any(name not in parts for name in NEEDED):
        # The sections that are there are still read, so that their mistakes show in the same run.
        _read_alone(parts)
        raise PolicyError(problems)
    policy = _read(parts)
    if problems:
        raise PolicyError(problems)
    return policy


def _read(parts: dict[str, Node]) -> Policy:
    zone = sections.read_zone(parts["zone"])
    languages = sections.read_languages(parts["languages"])
    categories = sections.read_categories(parts["categories"])
    kinds = tuple(categories)
    days = read_calendar(zone, parts.get("closed_days"), parts.get("one_off_hours"))
    channels = parts["channels"].fields(CHANNELS)
    return Policy(
        zone=zone,
        languages=languages,
        channels=MappingProxyType(
            {name: sections.read_channel(name, node, languages, kinds, days) for name, node in channels.items()}
        ),
        plans=sections.read_plans(parts["plans"]),
        categories=categories,
        hold=sections.read_hold(parts["open_ticket"]),
        recommended=sections.read_recommended(parts["recommended"], kinds),
        **{name: sections.read_matters(parts[name]) for name in MATTERS if name in parts},
        parameters=sections.read_parameters(parts["parameters"]) if "parameters" in parts else MappingProxyType({}),
    )


def _read_alone(parts: dict[str, Node]) -> None:
    """Read those sections that can be checked without the missing ones."""
    readers = {
        "zone": sections.read_zone,
        "languages": sections.read_languages,
        "categories": sections.read_categories,
        "plans": sections.read_plans,
        "open_ticket": sections.read_hold,
    }
    for name, read in readers.items():
        if name in parts:
            read(parts[name])
