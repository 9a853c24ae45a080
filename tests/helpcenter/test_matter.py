import pytest

from bot.helpcenter.matter import Matters, asked_about


def test_articles_of_the_same_matter_agree_with_a_question_by_how_sure_both_are() -> None:
    matters = Matters([{"refund": 0.9}, {"plan_change": 0.5, "refund": 0.1}, {}], [(), (), ()])
    assert matters.agreement({"refund": 0.8}).tolist() == pytest.approx([0.72, 0.08, 0])
    assert matters.agreement({"unheard_of": 1.0}).tolist() == [0, 0, 0]


def test_a_writers_label_is_certain() -> None:
    matters = Matters([{"refund": 0.2}, {}], [("refund",), ("plan_change",)])
    assert matters.agreement({"refund": 1.0}).tolist() == [1, 0]
    assert matters.agreement({"plan_change": 0.5}).tolist() == [0, 0.5]


def test_labels_do_not_make_the_matters_of_a_help_center_familiar() -> None:
    assert Matters([{"refund": 0.8}, {}], [("parcels",), ("parcels",)]).familiarity == pytest.approx(0.4)
    assert Matters([{}], [("parcels",)]).familiarity == 0


def test_agreement_is_never_more_than_certain() -> None:
    matters = Matters([{"a": 1.0, "b": 1.0}], [()])
    assert matters.agreement({"a": 1.0, "b": 1.0}).tolist() == [1]


def test_no_articles_agree_with_nothing() -> None:
    assert Matters([], []).agreement({"refund": 1.0}).tolist() == []


def test_what_was_understood_before_is_certain() -> None:
    assert asked_about({"refund": 0.3}, None) == {"refund": 0.3}
    assert asked_about({"refund": 0.3}, "refund") == {"refund": 1.0}
    assert asked_about({}, "spf") == {"spf": 1.0}
