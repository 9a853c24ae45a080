"""The usher before the brain: leads to the article that somebody picks by its place, "the second one".

The cards are what the last answer showed, so nothing has to be understood; whether they helped is still asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversation.brain import Brain, TurnRequest, TurnResult
from bot.conversation.phrases import Phrases
from bot.conversation.spoken_button import spoken_article
from bot.conversation.standing import Standing, standing
from bot.texts import Texts


class Usher:
    """A brain with an usher before it.

    Args:
        phrases: words for places, by language.
    """

    def __init__(self, texts: Texts, phrases: Mapping[str, Phrases], brain: Brain) -> None:
        self._texts = texts
        self._phrases = phrases
        self._brain = brain

    async def is_ready(self) -> bool:
        return await self._brain.is_ready()

    async def take(self, request: TurnRequest) -> TurnResult:
        """Raises BrainError."""
        stands = standing(request.dialogue)
        card = spoken_article(request.text, stands, self._phrases) if request.text else None
        if card is None:
            return await self._brain.take(request)
        said = [str(event["text"]) for event in request.dialogue if event.get("event") == "bot" and event.get("text")]
        text = self._texts.say_anew(request.language, "articles.picked", said, title=card["title"])
        custom = {"parts": [{"type": "articles", "articles": [card]}], "buttons": _question(stands)}
        dialogue = [*request.dialogue, _noted(request, text, custom)]
        return TurnResult(dialogue, [{"text": text, "custom": custom}], request.language, None)


def _question(stands: Standing) -> list[Mapping[str, str]]:
    """The buttons that stood, so that they are still at hand; once, however many articles are picked."""
    return list({button["payload"]: button for button in stands.buttons}.values())


def _noted(request: TurnRequest, text: str, custom: Mapping[str, Any]) -> dict[str, Any]:
    """The answer as the brain would have noted it: it must not say the same thing again."""
    at = request.dialogue[-1].get("timestamp")
    return {"event": "bot", "timestamp": at, "metadata": {}, "text": text, "data": {"custom": custom}}
