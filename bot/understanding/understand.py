"""Language and intent of one message together, outside Rasa as inside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.language.choose import Choice, choose
from bot.language.detect import Detector
from bot.language.languages import Languages
from bot.understanding.model import IntentModel
from bot.understanding.reading import NOTHING, Reading


@dataclass(frozen=True)
class Understanding:
    """What a message is written in and what it is about."""

    language: Choice
    reading: Reading


@dataclass(frozen=True)
class Understander:
    """A detector and a model that were trained together."""

    languages: Languages
    detector: Detector
    model: IntentModel

    def understand(self, text: str, conversation: str | None = None, page: str | None = None) -> Understanding:
        """Language first, then the reading in that language. The same text always gives the same answer."""
        choice = choose(self.detector.evidence(text), self.languages, conversation, page)
        return Understanding(choice, read(self.model, text, choice))


def read(model: IntentModel, text: str, choice: Choice) -> Reading:
    """The model's reading; never acted upon if the text is certainly in a language that is not spoken."""
    reading = model.read(text, choice.language)
    if not choice.foreign:
        return reading
    # What remains of each reading is the chance that the language was mistaken.
    doubted = [replace(one, confidence=one.confidence * (1 - choice.confidence)) for one in reading.ranking]
    return Reading(tuple(doubted), NOTHING)
