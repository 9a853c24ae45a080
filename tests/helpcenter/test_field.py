import pytest

from bot.helpcenter.field import Field, scaled


def test_the_best_document_has_one_and_a_foreign_one_nothing() -> None:
    scores = Field([["refund", "card"], ["card"], ["dns"]]).scores({"refund": 1.0})
    assert scaled(scores).tolist() == [1.0, 0.0, 0.0]
    assert scaled(scores * 0).tolist() == [0.0, 0.0, 0.0]


def test_a_heavier_token_counts_more() -> None:
    scores = Field([["refund"], ["card"], ["dns"]]).scores({"refund": 1.0, "card": 0.5})
    assert scaled(scores).tolist() == pytest.approx([1.0, 0.5, 0.0])


def test_a_rare_token_tells_more_than_a_frequent_one() -> None:
    field = Field([["refund", "the"], ["the"], ["the"]])
    assert field.rarity("refund") > field.rarity("the")
    assert field.rarity("unknown") == field.rarity("refund") == field.highest


def test_tokens_that_stand_nearly_everywhere_may_be_left_out() -> None:
    field = Field([["the", "card"], ["the"], ["the"], ["the"]], ceiling=0.5)
    assert field.scores({"the": 1.0}).tolist() == [0.0] * 4
    assert scaled(field.scores({"card": 1.0})).tolist() == [1.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_nothing_is_found_where_there_is_nothing(documents: list[list[str]]) -> None:
    assert Field(documents).scores({"refund": 1.0}).tolist() == [0.0] * len(documents)
