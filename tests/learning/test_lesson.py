"""Messages alike are one lesson, and an export is training data that Rasa people can read."""

from __future__ import annotations

from pathlib import Path

from bot.data_check.sentences import sentences
from bot.learning.lesson import lessons
from bot.learning.nlu_file import write
from bot.learning.unclear import Unclear, Why
from tests.people import MONDAY_AT_TEN


def unclear(text: str, language: str = "en", chosen: str | None = None, why: Why = Why.ASKED_BACK) -> Unclear:
    return Unclear(text, language, MONDAY_AT_TEN, why, "payment_problem", 0.3, chosen)


def test_the_same_words_with_a_typing_error_are_one_lesson_and_the_commonest_stands_first() -> None:
    found = lessons([unclear("about my money please"), unclear("hm"), unclear("about my mony, please")])
    assert [(one.count, one.texts[0]) for one in found] == [(2, "about my money please"), (1, "hm")]


def test_two_languages_are_never_one_lesson() -> None:
    assert len(lessons([unclear("problem"), unclear("problem", "de")])) == 2


def test_what_visitors_chose_counts_more_than_what_the_model_thought() -> None:
    [lesson] = lessons([unclear("money"), unclear("money"), unclear("money", chosen="refund")])
    assert lesson.proposal == "refund"
    assert lesson.chosen_by_visitors


def test_the_worst_reason_is_told() -> None:
    [lesson] = lessons([unclear("money"), unclear("money", why=Why.CORRECTED)])
    assert lesson.why is Why.CORRECTED


def test_an_export_is_training_data_as_ours_with_one_file_for_each_language(tmp_path: Path) -> None:
    said = [
        unclear("money: back - now", chosen="refund"),
        unclear("# Geld | her", "de"),
        unclear("hm", chosen="refund"),
    ]
    paths = write(lessons(said), tmp_path / "export")
    assert [path.name for path in paths] == ["de.yml", "en.yml"]
    assert sentences(paths[0]) == {"payment_problem": ["# Geld | her"]}
    assert sentences(paths[1]) == {"refund": ["hm", "money: back - now"]}


def test_an_export_says_whose_proposal_it_is(tmp_path: Path) -> None:
    [path] = write(lessons([unclear("money", chosen="refund"), unclear("hm")]), tmp_path)
    told = path.read_text("utf-8")
    assert "- intent: refund # asked back, seen 1 times, visitors chose it" in told
    assert "- intent: payment_problem # asked back, seen 1 times, the model thought so" in told
