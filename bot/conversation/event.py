"""What stands in a conversation's log, and what may be added to it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# A part is what a screen draws: {"type": "text", "text": …}, {"type": "channels", …}. Documented in openapi.
Part = dict[str, Any]


def words_of(part: Part) -> str:
    """What of a part can be read in a line of text: a sentence, or the name of a file; empty for what is drawn."""
    return str(part["text"] if part["type"] == "text" else part["name"] if part["type"] == "file" else "")


@dataclass(frozen=True)
class Event:
    """One line of the log. `seq` runs 1, 2, 3 … in its conversation."""

    seq: int
    at: datetime
    kind: str
    author: str
    author_name: str | None
    language: str
    client_msg_id: str | None
    in_reply_to: int | None
    parts: Sequence[Part]
    buttons: Sequence[Mapping[str, str]]

    @property
    def text(self) -> str:
        """The words of this event, without what is drawn."""
        return "\n".join(part["text"] for part in self.parts if part["type"] == "text")


@dataclass(frozen=True)
class Entry:
    """An event before it has its number. Buttons in it may carry a `payload`, which never leaves the server.

    `client_msg_id` was chosen by `sent_by`: `visitor`, or an agent as owners are named.
    """

    kind: str
    author: str
    parts: Sequence[Part] = ()
    buttons: Sequence[Mapping[str, str]] = ()
    author_name: str | None = None
    language: str | None = None
    sent_by: str | None = None
    client_msg_id: str | None = None
    in_reply_to: int | None = None
    ordinal: int | None = None


def owner_part(owner: str, name: str | None = None) -> Part:
    """Who answers from here on, as data: the kind of the owner, and the agent's name for people."""
    return {"type": "owner", "owner": owner.partition(":")[0], "name": name}


@dataclass(frozen=True)
class SealedButton:
    """A button whose payload has been taken out of what visitors see."""

    id: str
    title: str
    payload: str


@dataclass
class Sealing:
    """Replaces every `payload` in a reply by an opaque id, and remembers which is which.

    The visitor's browser only ever names the id, so nobody can press a button that was not offered.
    """

    sealed: list[SealedButton] = field(default_factory=list)

    def seal(self, node: Any) -> Any:
        """The same structure without payloads."""
        if isinstance(node, Mapping):
            if "payload" in node:
                button = SealedButton(secrets.token_urlsafe(12), str(node["title"]), str(node["payload"]))
                self.sealed.append(button)
                rest = {key: value for key, value in node.items() if key != "payload" and value is not None}
                return {**rest, "id": button.id}
            return {key: self.seal(value) for key, value in node.items()}
        if isinstance(node, list | tuple):
            return [self.seal(child) for child in node]
        return node
