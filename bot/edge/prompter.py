"""The prompter before the brain: hands it the button that a visitor has typed instead of pressed.

Such words need no model, and must not be read as a language: "cancel" in a German ticket is no wish for English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.conversation.brain import Brain, TurnRequest, TurnResult
from bot.conversation.phrases import Phrases
from bot.conversation.spoken_button import spoken_button
from bot.conversation.standing import standing

# Small talk and wishes that could as well have been read; all else is a button's, of which nothing is noted.
READ = frozenset({"affirm", "deny", "greet", "goodbye", "cancel", "request_ticket", "request_chat", "request_phone"})


class Prompter:
    """A brain with a prompter before it.

    Args:
        phrases: words that do what a button does, by language.
    """

    def __init__(self, phrases: Mapping[str, Phrases], brain: Brain) -> None:
        self._phrases = phrases
        self._brain = brain

    async def is_ready(self) -> bool:
        return await self._brain.is_ready()

    async def take(self, request: TurnRequest) -> TurnResult:
        """Raises BrainError."""
        stands = standing(request.dialogue)
        payload = request.text and spoken_button(request.text, request.language, stands, self._phrases)
        if not payload:
            return await self._brain.take(request)
        result = await self._brain.take(replace(request, text=None, payload=payload))
        return replace(result, understanding=result.understanding or _understanding(payload, result.language))


def _understanding(payload: str, language: str) -> dict[str, Any] | None:
    intent = payload.removeprefix("/")
    if intent not in READ:
        return None
    sure = {"name": intent, "confidence": 1.0}
    return {"language": language, "intent": sure, "intent_ranking": [sure], "verdict": "act"}
