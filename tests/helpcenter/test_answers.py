"""Words that mean nearly the same answer one another, a little less than the word itself."""

from collections.abc import Sequence
from math import cos, radians, sin

import numpy
import pytest

from bot.helpcenter.analysed import Analysed
from bot.helpcenter.answers import ALIKE_WEIGHT, Answers
from bot.helpcenter.field import Field
from bot.helpcenter.knowledge import KnowsNothing, Meaning, Standing, Written
from bot.helpcenter.likeness import WordMeanings
from bot.helpcenter.query import understand
from bot.helpcenter.spelling import Spelling
from bot.helpcenter.thesaurus import Thesaurus
from tests.helpcenter.conftest import an_article

BODY = ("technician", "visits", "you")
DEGREES = {"technician": 0, "visits": 300, "engineer": 10, "mechanic": 50, "poem": 180, "enginer": 0}


class KnowsAngles(KnowsNothing):
    """Words as directions; two of them mean the same when they point the same way. Knows `enginer` for a typo."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def meant(self, words: Sequence[Written]) -> Sequence[Meaning]:
        self.asked += [word.text for word in words]
        return [direction(word.text) for word in words]

    def standing(self, word: str, language: str) -> Standing:
        return Standing(listed=word != "enginer")


def direction(word: str) -> Meaning:
    angle = radians(DEGREES[word])
    return numpy.array([cos(angle), sin(angle)], dtype=numpy.float32)


def answered(text: str, knowledge: KnowsAngles) -> list[float]:
    meanings = WordMeanings({word: direction(word) for word in BODY if word in DEGREES})
    answers = Answers("en", [BODY], Field([["technician", "visit"]]), knowledge, meanings)
    query = understand(text, "en", Spelling(["technician"]), Thesaurus([], "en"))
    return [match.answered for match in answers.matches(query, 0)]


def test_a_word_of_nearly_the_same_meaning_answers_and_one_of_another_does_not() -> None:
    same, related, other = answered("engineer mechanic poem", KnowsAngles())
    assert same == pytest.approx(ALIKE_WEIGHT)
    assert 0 < related < same
    assert other == 0


def test_the_word_itself_answers_best_and_its_meaning_is_not_asked_for() -> None:
    knowledge = KnowsAngles()
    assert answered("technician", knowledge) == [1.0]
    assert knowledge.asked == []


def test_a_typo_means_nothing() -> None:
    knowledge = KnowsAngles()
    assert answered("enginer", knowledge) == [0.0]
    assert knowledge.asked == []


def test_where_nobody_knows_what_words_mean_only_words_answer() -> None:
    nothing = WordMeanings({})
    assert not nothing and nothing.likeness([direction("engineer")], BODY) == [0.0]


def test_words_that_hold_a_sentence_together_mean_nothing_by_themselves() -> None:
    analysed = Analysed.of(an_article(title="The refund of 2026", text="It is a refund.", section="", labels=()))
    assert list(analysed.telling()) == ["refund"]
