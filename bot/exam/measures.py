"""What the answers are worth. Every measure is a share from 0 to 1; nan if there was nothing to measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from bot.exam.question import Answer

OUT_OF_SCOPE = "out_of_scope"
# A message of so many words is short.
SHORT = 5
BINS = 10


@dataclass(frozen=True)
class Measures:
    """How well a group of questions was answered."""

    sentences: int
    accuracy: float
    """Acted upon, and rightly."""
    first_reading: float
    """The likeliest reading is right, whether it was acted upon or not."""
    first_two: float
    asked_back: float
    not_understood: float
    wrong: float
    """Acted upon, and wrongly."""
    sensitive_recall: float
    """Of what is sensitive: acted upon as something sensitive."""
    sensitive_precision: float
    beyond_acted: float
    """Of what is out of scope: acted upon as if it were not."""
    calibration_error: float
    """Mean distance between the first reading's confidence and how often it is right."""
    language: float
    """Recognised from the text alone; a text in words of several languages, if it was not called foreign."""
    language_of_short: float
    language_on_page: float
    """The same when the page's language is known."""
    language_of_short_on_page: float


def measure(answers: Sequence[Answer], sensitive: Set[str]) -> Measures:
    """All measures of some answers."""
    beyond = [answer for answer in answers if answer.question.intent == OUT_OF_SCOPE]
    short = [answer for answer in answers if len(answer.question.text.split()) <= SHORT]
    taken = [answer for answer in answers if _intent(answer) in sensitive]
    return Measures(
        sentences=len(answers),
        accuracy=_share(answers, is_right),
        first_reading=_share(answers, lambda answer: _place(answer) == 0),
        first_two=_share(answers, lambda answer: _place(answer) < 2),
        asked_back=_share(answers, lambda answer: answer.understanding.reading.verdict == "ask_back"),
        not_understood=_share(answers, lambda answer: answer.understanding.reading.verdict == "nothing"),
        wrong=_share(answers, lambda answer: answer.understanding.reading.understood and not is_right(answer)),
        sensitive_recall=_share(
            [answer for answer in answers if answer.question.intent in sensitive],
            lambda answer: _intent(answer) in sensitive,
        ),
        sensitive_precision=_share(taken, lambda answer: answer.question.intent in sensitive),
        beyond_acted=_share(
            beyond, lambda answer: answer.understanding.reading.understood and _intent(answer) != OUT_OF_SCOPE
        ),
        calibration_error=calibration_error(answers),
        language=_share(answers, speaks),
        language_of_short=_share(short, speaks),
        language_on_page=_share(answers, speaks_on_page),
        language_of_short_on_page=_share(short, speaks_on_page),
    )


def confusions(answers: Sequence[Answer]) -> Counter[tuple[str, str]]:
    """How often (right intent, intent given) occurred."""
    return Counter((answer.question.intent, _intent(answer)) for answer in answers)


def calibration_error(answers: Sequence[Answer]) -> float:
    """Expected calibration error in ten equal bins of the first reading's confidence."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for answer in answers:
        ranking = answer.understanding.reading.ranking
        likely = ranking[0].confidence if ranking else 0.0
        bins.setdefault(min(int(likely * BINS), BINS - 1), []).append((likely, _place(answer) == 0))
    off = sum(abs(sum(likely for likely, _ in pairs) - sum(hit for _, hit in pairs)) for pairs in bins.values())
    return off / len(answers) if answers else float("nan")


def is_right(answer: Answer) -> bool:
    """The intent that is acted upon is the right one."""
    return _intent(answer) == answer.question.intent


def speaks(answer: Answer) -> bool:
    """The language was recognised, and nobody was told that it is not spoken."""
    return answer.question.is_heard_in(answer.understanding.language)


def speaks_on_page(answer: Answer) -> bool:
    """The same on a page in the visitor's language."""
    return answer.question.is_heard_in(answer.on_page)


def _intent(answer: Answer) -> str:
    return answer.understanding.reading.intent


def _place(answer: Answer) -> int:
    """Place of the right intent among the readings, from 0; a high number if it is not among them."""
    names = [one.intent for one in answer.understanding.reading.ranking]
    return names.index(answer.question.intent) if answer.question.intent in names else 99


def _share(answers: Sequence[Answer], good: Callable[[Answer], bool]) -> float:
    return sum(map(good, answers)) / len(answers) if answers else float("nan")
