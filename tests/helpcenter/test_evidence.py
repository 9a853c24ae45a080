import pytest

from bot.helpcenter.evidence import LEAST_SCORE, Match, certainty

FULL, NOTHING = Match(1.0, 2.0), Match(0.0, 2.0)


def test_nothing_is_sure_when_neither_words_nor_matter_agree() -> None:
    assert certainty([NOTHING] * 3, agreement=0.0, told=1.0) == 0
    assert certainty([], agreement=0.0, told=1.0) == 0


def test_everything_agreeing_is_nearly_certain() -> None:
    assert 0.9 < certainty([FULL] * 30, agreement=1.0, told=1.0) <= 1


@pytest.mark.parametrize("answered", [[FULL], [FULL, FULL], [FULL, NOTHING, NOTHING, NOTHING, NOTHING]])
def test_a_further_answered_word_makes_surer(answered: list[Match]) -> None:
    assert certainty([*answered, FULL], 0.5, 1.0) > certainty(answered, 0.5, 1.0)


def test_a_rare_word_that_stays_unanswered_casts_more_doubt_than_a_frequent_one() -> None:
    assert certainty([FULL, Match(0.0, 5.0)], 0.5, 1.0) < certainty([FULL, Match(0.0, 0.5)], 0.5, 1.0)


def test_a_matter_in_common_is_not_enough_without_a_word_of_its_own() -> None:
    assert certainty([NOTHING], agreement=0.8, told=1.0) < LEAST_SCORE


def test_where_nobody_knows_the_matter_words_have_the_benefit_of_the_doubt() -> None:
    half = [FULL, NOTHING, NOTHING]
    assert certainty(half, agreement=0.0, told=1.0) < LEAST_SCORE < certainty(half, agreement=0.0, told=0.0)
