"""Fakes, written by hand: a clock that is set, a brain that says what it is told to, a mailer that keeps its mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.conversation.brain import BrainError, TurnRequest, TurnResult


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **duration: float) -> None:
        self.at += timedelta(**duration)


def says(text: str, **custom: Any) -> dict[str, Any]:
    """A reply as Rasa would give it."""
    return {"text": text, **({"custom": custom} if custom else {})}


@dataclass
class FakeBrain:
    """Answers with `replies`, or fails with the errors in `failures` first. Remembers what it was asked."""

    replies: list[dict[str, Any]] = field(default_factory=lambda: [says("Hello!")])
    failures: list[BrainError] = field(default_factory=list)
    asked: list[TurnRequest] = field(default_factory=list)
    while_thinking: Callable[[], Any] | None = None
    intent: str = "greet"
    language: str | None = None

    async def take(self, request: TurnRequest) -> TurnResult:
        self.asked.append(request)
        if self.while_thinking is not None:
            await self.while_thinking()
        if self.failures:
            raise self.failures.pop(0)
        understanding = None if request.payload else {"intent": {"name": self.intent, "confidence": 0.9}}
        dialogue = [*request.dialogue, {"event": "user", "text": request.text or request.payload}]
        return TurnResult(dialogue, self.replies, self.language or request.language, understanding)

    async def is_ready(self) -> bool:
        return not self.failures


@dataclass
class FakeMailer:
    """Keeps what it should have sent."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)

    async def send(self, to: str, subject: str, text: str) -> None:
        self.sent.append((to, subject, text))
