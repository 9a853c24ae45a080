"""What the edge expects of a brain: a pure function from state and message to new state and replies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class BrainError(Exception):
    """The brain gave no answer.

    Attributes:
        permanent: False when another try may help (starting, killed, busy); True when this very turn breaks it.
    """

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


@dataclass(frozen=True)
class TurnRequest:
    """One message for the brain. Either `text` (gated) or `payload` (stored by the server) is set.

    dialogue: the tracker events that the last turn left, as JSON objects.
    """

    conversation_id: str
    seq: int
    text: str | None
    payload: str | None
    language: str
    page_language: str | None
    dialogue: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class TurnResult:
    """The brain's answer.

    replies: Rasa's messages: `text`, `buttons` ({title, payload}), `custom` ({parts, buttons, owner, outcome}).
    understanding: language, intent, confidence, ranking; None when a button was pressed, unless an earlier `text` was
        read again because of it: after a language was chosen, what nobody could read before.
    """

    dialogue: Sequence[Mapping[str, Any]]
    replies: Sequence[Mapping[str, Any]]
    language: str
    understanding: Mapping[str, Any] | None


class Brain(Protocol):
    """Anything that can take a turn."""

    async def take(self, request: TurnRequest) -> TurnResult:
        """Answer one message. Raises BrainError."""
        ...

    async def is_ready(self) -> bool:
        """Whether it would take a turn now."""
        ...
