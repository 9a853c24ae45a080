"""Answers made by hand."""

from bot.exam.question import Answer, Question
from bot.language.choose import Choice
from bot.understanding.reading import ACT, Ranked, Reading, Verdict
from bot.understanding.understand import Understanding


def answer(
    meant: str,
    *read: str,
    verdict: Verdict = ACT,
    confidence: float = 0.9,
    text: str = "what I want to say is this",
    language: str = "en",
    heard: str = "en",
    foreign: str | None = None,
) -> Answer:
    """Somebody meant `meant` in `language`; the readings, likeliest first, were `read`, the language heard `heard`."""
    ranking = [Ranked(intent, confidence / (place + 1)) for place, intent in enumerate(read)]
    understanding = Understanding(Choice(heard, 0.9, foreign), Reading(ranking, verdict))
    return Answer(Question(text, language, meant), understanding)
