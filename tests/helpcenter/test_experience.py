from datetime import datetime, timedelta, timezone

import pytest

from bot.helpcenter.experience import HALF_LIFE, LEAST_COUNT, Experience, Helped, lesson

NOW = datetime(2026, 6, 1, tzinfo=timezone.utc)
IDS = ["refund", "invoice"]


def times(number: int, question: str, *ids: str, at: datetime = NOW, language: str = "en") -> list[Helped]:
    """The same question so many times; counted in one row a word, as the store counts it."""
    return [Helped(h.language, h.article_id, h.stem, number * h.weight) for h in lesson(question, ids, language, at)]


def scores(counted: list[Helped], question: str, at: datetime = NOW, language: str = "en") -> list[float]:
    found = Experience(counted, at).scores(question, language, IDS)
    return [0.0, 0.0] if found is None else [float(score) for score in found]


def test_an_article_that_helped_with_a_word_is_raised_by_it_and_no_other() -> None:
    raised, other = scores(times(20, "gimme me dosh", "refund"), "where is the dosh")
    assert 0.5 < raised < 1
    assert other == 0


def test_another_form_of_the_word_counts_too_and_another_language_does_not() -> None:
    counted = times(20, "reimbursements", "refund")
    assert scores(counted, "reimbursement")[0] > 0
    assert scores(counted, "reimbursement", language="fr") == [0, 0]


def test_a_question_with_words_of_which_nothing_is_known_is_raised_less() -> None:
    counted = times(20, "dosh", "refund")
    assert scores(counted, "dosh yesterday evening")[0] < scores(counted, "dosh")[0]


def test_what_helped_more_often_is_raised_more() -> None:
    counted = times(20, "dosh", "refund") + times(5, "dosh", "invoice")
    first, second = scores(counted, "dosh")
    assert first > second > 0


def test_one_visitor_alone_teaches_nothing() -> None:
    assert scores(times(1, "dosh", "refund"), "dosh") == [0, 0]
    assert scores(times(int(LEAST_COUNT), "dosh", "refund"), "dosh")[0] > 0


def test_experience_fades_by_half_in_each_half_life_and_is_forgotten() -> None:
    counted = times(8, "dosh", "refund")
    now, later = scores(counted, "dosh")[0], scores(counted, "dosh", NOW + HALF_LIFE)[0]
    assert 0 < later < now
    assert scores(counted, "dosh", NOW + 4 * HALF_LIFE) == [0, 0]


def test_counts_of_different_days_can_simply_be_added() -> None:
    early, late = times(8, "dosh", "refund"), times(4, "dosh", "refund", at=NOW + HALF_LIFE)
    both = [Helped("en", "refund", early[0].stem, early[0].weight + late[0].weight)]
    as_if = times(8, "dosh", "refund", at=NOW + HALF_LIFE)
    later = NOW + HALF_LIFE + timedelta(days=1)
    assert scores(both, "dosh", later) == pytest.approx(scores(as_if, "dosh", later))


def test_of_several_articles_the_first_has_most_of_the_credit_and_all_have_one_together() -> None:
    counted = {helped.article_id: helped.weight for helped in lesson("dosh", ["refund", "invoice", "spf"], "en", NOW)}
    alone = lesson("dosh", ["refund"], "en", NOW)[0].weight
    assert counted["refund"] > counted["invoice"] > counted["spf"] > 0
    assert sum(counted.values()) == pytest.approx(alone)


def test_numbers_addresses_and_function_words_are_not_kept() -> None:
    question = "where is the invoice R2026-117 of jo.doe@shop.example, card ••••4242"
    assert {helped.stem for helped in lesson(question, ["invoice"], "en", NOW)} == {"invoic", "card"}


def test_nothing_is_learnt_from_nothing() -> None:
    assert lesson("", ["refund"], "en", NOW) == []
    assert lesson("dosh", [], "en", NOW) == []
