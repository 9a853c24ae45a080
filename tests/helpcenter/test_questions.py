"""What writers know people ask helps to find their articles, and harms no others."""

from dataclasses import replace

import numpy
import pytest

from bot.helpcenter import HelpCenter
from bot.helpcenter.knowledge import UNTOLD, Meaning
from bot.helpcenter.meaning import Packed, packed, unpacked
from bot.helpcenter.questions import MOST_ROWS, NONE, Questions
from tests.helpcenter.conftest import FakeSource, a_center, an_article
from tests.helpcenter.test_knowledge import KnowsMoney, a_knowing_center, first

EAST: Meaning = numpy.array([1, 0], dtype=numpy.float32)
NORTH: Meaning = numpy.array([0, 1], dtype=numpy.float32)
HALFWAY = (EAST + NORTH) / numpy.float32(2**0.5)
ZEROS = numpy.zeros(2, dtype=numpy.float32)


def rows(*meanings: Meaning) -> Packed:
    return packed(meanings)


def scores(*values: float) -> Meaning:
    return numpy.array(values, dtype=numpy.float32)


def test_the_nearest_question_of_each_article_counts() -> None:
    nearness = Questions([rows(NORTH, EAST), rows(NORTH, HALFWAY)]).nearness(EAST, ZEROS, ZEROS)
    assert nearness is not None and nearness.tolist() == pytest.approx([1.0, 0.5**0.5], abs=5e-3)


def test_an_article_without_questions_is_taken_for_as_near_as_it_means() -> None:
    questions = Questions([rows(EAST), NONE, NONE])
    nearness = questions.nearness(EAST, scores(0.4, 0.4, 0.1), scores(0, 0, 0))
    assert nearness is not None and nearness.tolist() == pytest.approx([1.0, 1.0, 0.7], abs=1e-3)


def test_where_nobody_has_told_any_question_nothing_is_known() -> None:
    assert Questions([NONE, NONE]).nearness(EAST, ZEROS, ZEROS) is None
    assert Questions([]).nearness(EAST, ZEROS[:0], ZEROS[:0]) is None
    assert Questions([rows(EAST)]).nearness(UNTOLD, ZEROS[:1], ZEROS[:1]) is None


def test_of_a_large_help_center_the_most_promising_articles_are_asked() -> None:
    questions = Questions([rows(*[EAST] * MOST_ROWS), rows(*[NORTH] * MOST_ROWS)])
    told = [questions.nearness(EAST, ZEROS, points) for points in (scores(1, 0), scores(0, 1))]
    assert [None if one is None else one.tolist() for one in told] == [[1.0, 1.0], [0.0, 0.0]]


def test_of_the_article_that_is_shown_its_own_questions_are_always_compared() -> None:
    large = Questions([rows(*[EAST] * MOST_ROWS), rows(*[NORTH] * MOST_ROWS), NONE])
    assert [large.nearest(EAST, number) for number in range(3)] == [1.0, 0.0, None]
    assert large.nearest(UNTOLD, 0) is None


ARTICLES = an_article("plan", "Change the plan", "Here."), an_article("team", "Invite a colleague", "There.")
PLAN, TEAM = ARTICLES


def test_an_article_is_found_by_the_words_of_its_questions_alone() -> None:
    told = an_article("plan", "Change the plan", "Here.", questions=("switch to the pricier package",))
    assert [hit.article.id for hit in a_center(told, TEAM).search("pricier package", "en")] == ["plan"]
    assert a_center(*ARTICLES).search("pricier package", "en") == []


def test_an_article_is_found_by_what_its_questions_mean_in_any_language() -> None:
    french = an_article("plan", "Changer", "Ici.", language="fr", questions=("où est mon remboursement",))
    assert first(a_knowing_center(PLAN, TEAM, french, knowledge=KnowsMoney()), "where is my dosh") == ["plan"]
    assert first(a_knowing_center(PLAN, TEAM, knowledge=KnowsMoney()), "where is my dosh") == []


def test_new_questions_of_a_translation_count_in_every_language_from_the_next_refresh() -> None:
    french = an_article("plan", "Changer", "Ici.", language="fr")
    source = FakeSource(PLAN, TEAM, french)
    center = HelpCenter([source], knowledge=KnowsMoney())
    center.refresh()
    assert first(center, "where is my dosh") == []
    source.articles = (PLAN, TEAM, replace(french, questions=("où est mon remboursement",)))
    center.refresh()
    assert first(center, "where is my dosh") == ["plan"]


def test_questions_are_never_shown() -> None:
    told = an_article("plan", "Change the plan", "Here.", questions=("switch to the pricier package",))
    assert "pricier" not in told.text + told.excerpt + told.html


def test_questions_are_read_once() -> None:
    knowledge = KnowsMoney()
    asked: list[str] = []
    meanings = knowledge.meanings
    knowledge.meanings = lambda texts: (asked.extend(one.text for one in texts), meanings(texts))[1]  # type: ignore[method-assign]
    center = a_knowing_center(an_article("plan", questions=("where is it", "how long")), knowledge=knowledge)
    center.refresh()
    assert [asked.count(question) for question in ("where is it", "how long")] == [1, 1]


def test_packing_changes_a_nearness_by_less_than_a_hundredth() -> None:
    meanings = numpy.random.default_rng(1).normal(size=(50, 512)).astype(numpy.float32)
    meanings /= numpy.linalg.norm(meanings, axis=1, keepdims=True)
    assert numpy.abs(unpacked(packed(list(meanings))) @ meanings[0] - meanings @ meanings[0]).max() < 0.01
