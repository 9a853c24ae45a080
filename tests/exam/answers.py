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
    written_in: str = "",
    on_page: str | None = None,
) -> Answer:
    """Somebody meant `meant` in `language`; the readings, likeliest first, were `read`, the language heard `heard`.

    `on_page` is what was heard on a page in their language: that one unless given.
    """
    ranking = [Ranked(intent, confidence / (place + 1)) for place, intent in enumerate(read)]
    understanding = Understanding(Choice(heard, 0.9, foreign), Reading(ranking, verdict))
    question = Question(text, language, meant, written_in)
    return Answer(question, understanding, Choice(on_page or language, 0.9))
