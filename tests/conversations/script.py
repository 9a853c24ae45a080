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

DEEDS = ("visitor", "press", "wait", "agent", "rate", "returns")


class ScriptError(Exception):
    """A conversation is not written as it must be; the message names the file."""


@dataclass(frozen=True)
class Step:
    """What somebody does, and what the visitor must see then.

    visitor: a sentence; press: the key of a button's text, or its title; wait: how long nothing happens, as timedelta
    takes it; agent: `accept`, `end`, or what the agent says; rate: the answer to the question how it was; returns: the
    visitor opens the widget anew, and finds all as it was. Exactly one of them. intent: how the sentence must be read.
    seen: what must be seen, from the bot or whoever answers; None when the bot must be silent.
    """

    visitor: str | None
    press: str | None
    wait: Mapping[str, float] | None
    agent: str | Mapping[str, str] | None
    rate: Mapping[str, Any] | None
    returns: bool
    intent: str | None
    seen: Mapping[str, Any] | None

    @property
    def name(self) -> str:
        """What it is called when something is wrong with it."""
        done = [self.visitor, self.press, self.wait, self.agent, self.rate, self.returns and "returns"]
        return str(next(one for one in done if one))


@dataclass(frozen=True)
class Script:
    """One conversation. at: local time of the policy's zone; agents: languages of whoever is at the console.

    articles: whether the Help Center has any. opening: what must be seen before the visitor has said anything.
    """

    path: Path
    who: str
    page: str
    at: datetime
    agents: Sequence[str]
    articles: bool
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
    _only(path, content, {"who", "page", "at", "agents", "articles", "opening", "talk", "tickets"})
    _only(path, content.get("opening", {}), EXPECTATIONS)
    return Script(
        path=path,
        who=content.get("who", STRANGER),
        page=content["page"],
        at=datetime.fromisoformat(str(content.get("at", MONDAY_AT_TEN))),
        agents=content.get("agents", ["en", "fr"]),
        articles=content.get("articles", True),
        opening=content.get("opening", {}),
        steps=[_step(path, step) for step in content["talk"]],
        tickets=content.get("tickets", []),
    )


def _step(path: Path, step: Mapping[str, Any]) -> Step:
    _only(path, step, {*DEEDS, "intent", "bot", "sees"})
    if sum(word in step for word in DEEDS) != 1:
        raise ScriptError(f"{path}: one of {', '.join(DEEDS)} is needed in {step}")
    is_asked = "visitor" in step or "press" in step
    expected = step.get("bot" if is_asked else "sees")
    if is_asked and not expected:
        raise ScriptError(f"{path}: what must the bot do after {step}?")
    if expected != "silent":
        _only(path, expected or {}, EXPECTATIONS)
    return Step(
        visitor=step.get("visitor"),
        press=step.get("press"),
        wait=step.get("wait"),
        agent=step.get("agent"),
        rate=step.get("rate"),
        returns=step.get("returns", False),
        intent=step.get("intent"),
        seen=None if expected == "silent" else expected or {},
    )


def _only(path: Path, node: Mapping[str, Any], known: set[str] | frozenset[str]) -> None:
    unknown = set(node) - known
    if unknown:
        raise ScriptError(f"{path}: unknown: {', '.join(sorted(unknown))}")
