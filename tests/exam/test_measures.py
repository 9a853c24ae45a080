"""What answers are worth."""

import math

import pytest

from bot.exam.measures import confusions, measure
from tests.exam.answers import answer

SENSITIVE = {"refund", "card_deletion"}


def test_only_what_is_acted_upon_rightly_is_accurate() -> None:
    answers = [
        answer("refund", "refund"),
        answer("refund", "refund", verdict="ask_back"),
        answer("refund", "greet", "refund"),
        answer("greet", "greet", verdict="nothing"),
    ]
    measured = measure(answers, SENSITIVE)
    assert (measured.accuracy, measured.wrong, measured.asked_back, measured.not_understood) == (0.25,) * 4
    assert (measured.first_reading, measured.first_two) == (0.75, 1.0)


def test_one_sensitive_matter_taken_for_another_is_still_treated_as_sensitive() -> None:
    answers = [
        answer("refund", "card_deletion"),
        answer("refund", "refund", verdict="ask_back"),
        answer("greet", "refund"),
        answer("greet", "greet"),
    ]
    measured = measure(answers, SENSITIVE)
    assert (measured.sensitive_recall, measured.sensitive_precision) == (0.5, 0.5)


def test_what_is_out_of_scope_may_be_called_so_or_not_be_understood() -> None:
    answers = [
        answer("out_of_scope", "out_of_scope"),
        answer("out_of_scope", "refund", verdict="nothing"),
        answer("out_of_scope", "refund"),
        answer("refund", "out_of_scope"),
    ]
    assert measure(answers, SENSITIVE).beyond_acted == pytest.approx(1 / 3)


def test_confidence_that_says_how_often_it_is_right_has_no_error() -> None:
    honest = [answer("greet", "greet", confidence=0.75)] * 3 + [answer("refund", "greet", confidence=0.75)]
    assert measure(honest, SENSITIVE).calibration_error == pytest.approx(0)
    assert measure(honest[3:], SENSITIVE).calibration_error == pytest.approx(0.75)


def test_a_visitor_who_is_told_that_the_language_is_not_spoken_was_not_recognised() -> None:
    answers = [
        answer("greet", "greet", text="hi there"),
        answer("greet", "greet", text="hi", heard="de"),
        answer("greet", "greet", foreign="it"),
        answer("greet", "greet", language="fr", heard="fr"),
    ]
    measured = measure(answers, SENSITIVE)
    assert (measured.language, measured.language_of_short) == (0.5, 0.5)


def test_words_that_are_not_in_their_writers_language_are_heard_in_their_own() -> None:
    answers = [
        answer("switch_language", "greet", language="es", heard="en", written_in="en", on_page="en"),
        answer("switch_language", "greet", language="es", heard="es", written_in="en", on_page="es"),
        answer("switch_language", "greet", language="de", heard="de", foreign="it", written_in="it", on_page="de"),
    ]
    measured = measure(answers, SENSITIVE)
    assert (measured.language, measured.language_on_page) == (pytest.approx(2 / 3), pytest.approx(1 / 3))


def test_words_that_languages_share_are_heard_rightly_unless_they_are_called_foreign() -> None:
    answers = [
        answer("affirm", "affirm", text="okay", language="de", heard="fr", written_in="any"),
        answer("affirm", "affirm", text="okay", language="de", heard="de", foreign="nl", written_in="any"),
    ]
    assert measure(answers, SENSITIVE).language_of_short == 0.5


def test_nothing_to_measure_is_no_number() -> None:
    assert math.isnan(measure([], SENSITIVE).accuracy)


def test_confusions_count_what_was_acted_upon() -> None:
    counted = confusions([answer("greet", "greet"), answer("greet", "greet", verdict="nothing")])
    assert counted[("greet", "greet")] == 1
    assert counted[("greet", "nlu_fallback")] == 1
