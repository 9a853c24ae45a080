from dataclasses import replace

import pytest

from bot.helpcenter.evidence import LEAST_SCORE, Grounds, Match, signals
from bot.helpcenter.evidence import certainty as certainty_of

FULL, NOTHING = Match(1.0, 2.0), Match(0.0, 2.0)


def certainty(matches: list[Match], grounds: Grounds) -> float:
    return certainty_of(signals(matches, grounds))


OWN_TRADE = Grounds(agreement=0.5, concern=0.8, familiarity=1.0, nearness=0.2)


def test_nothing_is_sure_when_neither_words_nor_matter_nor_meaning_agree() -> None:
    assert certainty([NOTHING] * 3, Grounds(familiarity=1.0, nearness=0.0)) == 0
    assert certainty([], Grounds(nearness=0.0)) == 0
    assert certainty([], Grounds()) == 0


def test_everything_agreeing_is_nearly_certain() -> None:
    assert 0.9 < certainty([FULL] * 30, Grounds(1.0, 1.0, 1.0, 0.7)) <= 1


@pytest.mark.parametrize("answered", [[FULL], [FULL, FULL], [FULL, NOTHING, NOTHING, NOTHING, NOTHING]])
def test_a_further_answered_word_makes_surer(answered: list[Match]) -> None:
    assert certainty([*answered, FULL], OWN_TRADE) > certainty(answered, OWN_TRADE)


def test_a_rare_word_that_stays_unanswered_casts_more_doubt_than_a_frequent_one() -> None:
    assert certainty([FULL, Match(0.0, 5.0)], OWN_TRADE) < certainty([FULL, Match(0.0, 0.5)], OWN_TRADE)


@pytest.mark.parametrize("better", ["agreement", "concern", "nearness"])
def test_matter_concern_and_meaning_each_make_surer(better: str) -> None:
    assert certainty([FULL, NOTHING], replace(OWN_TRADE, **{better: 1.0})) > certainty([FULL, NOTHING], OWN_TRADE)


def test_a_question_that_the_writer_foresaw_makes_surer_the_nearer_it_is() -> None:
    near, nearer = (certainty([FULL, NOTHING], replace(OWN_TRADE, likely=likely)) for likely in (0.4, 0.9))
    assert near < nearer
    assert certainty([FULL, NOTHING], OWN_TRADE) < nearer


def test_an_article_whose_writer_foresaw_nothing_is_judged_as_ever() -> None:
    assert signals([FULL], OWN_TRADE).told == signals([FULL], OWN_TRADE).likely == 0.0
    assert certainty([FULL, FULL], OWN_TRADE) > LEAST_SCORE


def test_what_is_asked_of_other_firms_casts_doubt() -> None:
    assert certainty([FULL, NOTHING], replace(OWN_TRADE, elsewhere=0.7)) < certainty([FULL, NOTHING], OWN_TRADE)
    assert certainty([FULL], replace(Grounds(), elsewhere=0.7)) == certainty([FULL], Grounds())


def test_a_stranger_casts_doubt_unless_the_article_answers_it() -> None:
    stranger = Match(0.0, 2.0, stranger=True)
    assert certainty([FULL, stranger], OWN_TRADE) < certainty([FULL, NOTHING], OWN_TRADE)
    assert certainty([FULL, replace(FULL, stranger=True)], OWN_TRADE) == certainty([FULL, FULL], OWN_TRADE)


def test_a_product_of_others_casts_more_doubt_than_what_merely_looks_like_a_name() -> None:
    named, looks = replace(OWN_TRADE, of_others=True), [FULL, Match(0.0, 2.0, stranger=True)]
    assert certainty(looks, named) < certainty(looks, OWN_TRADE)


def test_where_the_matters_are_familiar_a_question_that_is_no_concern_of_support_is_met_with_silence() -> None:
    half, elsewhere = [FULL, NOTHING, NOTHING], Grounds(nearness=0.2)
    assert certainty(half, replace(elsewhere, familiarity=1.0)) < LEAST_SCORE < certainty(half, elsewhere)


def test_without_knowledge_words_alone_convince() -> None:
    assert certainty([NOTHING, NOTHING, Match(0.2, 2.0)], Grounds()) < LEAST_SCORE < certainty([FULL, FULL], Grounds())
