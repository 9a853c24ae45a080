"""A conversation as `tests/conversations/<kind>/<what_happens>.yml` writes it down. README.md explains the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent
STRANGER = "stranger"
MONDAY_AT_TEN = "2026-11-23 10:00"

# The methods of performance.Seen.
EXPECTATIONS = frozenset(
    {
        *("says", "says_not", "answers", "articles", "channels", "buttons", "parts", "parts_not"),
        *("form", "ticket", "summary", "language", "owner"),
    }
)


class ScriptError(Exception):
    """A conversation is not written as it must be; the message names the file."""


@dataclass(frozen=True)
class Step:
    """What the visitor does, and what the bot must do then.

    visitor: a sentence; press: the key of a button's text, or its title; wait: how long nothing happens, as timedelta
    takes it. Exactly one of the three. intent: how the sentence must be read. bot: what must be seen; None when the bot
    must be silent.
    """

    visitor: str | None
    press: str | None
    wait: Mapping[str, float] | None
    intent: str | None
    bot: Mapping[str, Any] | None


@dataclass(frozen=True)
class Script:
    """One conversation. at: local time of the policy's zone; agents: languages of whoever is at the console.

    opening: what must be seen before the visitor has said anything.
    """

    path: Path
    who: str
    page: str
    at: datetime
    agents: Sequence[str]
    opening: Mapping[str, Any]
    steps: Sequence[Step]
    tickets: Sequence[str]

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"


def scripts() -> list[Script]:
    """All conversations, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*/*.yml"))]


def read(path: Path) -> Script:
    """One conversation.

    Raises:
        ScriptError: a word in it is unknown or missing.
    """
    content = yaml.safe_load(path.read_text("utf-8"))
    _only(path, content, {"who", "page", "at", "agents", "opening", "talk", "tickets"})
    _only(path, content.get("opening", {}), EXPECTATIONS)
    return Script(
        path=path,
        who=content.get("who", STRANGER),
        page=content["page"],
        at=datetime.fromisoformat(str(content.get("at", MONDAY_AT_TEN))),
        agents=content.get("agents", ["en", "fr"]),
        opening=content.get("opening", {}),
        steps=[_step(path, step) for step in content["talk"]],
        tickets=content.get("tickets", []),
    )


def _step(path: Path, step: Mapping[str, Any]) -> Step:
    _only(path, step, {"visitor", "press", "wait", "intent", "bot"})
    if sum(word in step for word in ("visitor", "press", "wait")) != 1:
        raise ScriptError(f"{path}: one of visitor, press and wait is needed in {step}")
    bot = step.get("bot")
    if bot != "silent":
        if not bot and "wait" not in step:
            raise ScriptError(f"{path}: what must the bot do after {step}?")
        _only(path, bot or {}, EXPECTATIONS)
    heard = None if bot == "silent" else bot or {}
    return Step(step.get("visitor"), step.get("press"), step.get("wait"), step.get("intent"), heard)


def _only(path: Path, node: Mapping[str, Any], known: set[str] | frozenset[str]) -> None:
    unknown = set(node) - known
    if unknown:
        raise ScriptError(f"{path}: unknown: {', '.join(sorted(unknown))}")
