"""Whether confidence means what it says."""

from xml.etree import ElementTree

import pytest

from bot.exam.reliability import reliability_picture, steps
from tests.exam.answers import answer


def test_each_step_tells_how_often_first_readings_of_that_confidence_are_right() -> None:
    answers = [
        answer("refund", "refund", confidence=0.92),
        answer("refund", "refund", confidence=0.98),
        answer("refund", "greet", "refund", confidence=0.41),
        answer("greet", "greet", confidence=0.45),
    ]
    unsure, sure = steps(answers)
    assert (unsure.readings, unsure.right) == (2, 0.5)
    assert (sure.readings, sure.right) == (2, 1.0)
    assert sure.confidence == pytest.approx(0.95)


def test_a_message_without_a_reading_is_in_no_step() -> None:
    assert steps([answer("refund")]) == []


def test_the_picture_has_a_dot_for_each_step_with_its_number_of_readings() -> None:
    answers = [answer("refund", "refund", confidence=0.9), answer("refund", "greet", confidence=0.2)]
    drawn = ElementTree.fromstring(reliability_picture(steps(answers), "held-out & tuning"))
    assert len(drawn.findall(".//{*}circle")) == 2
    assert "held-out & tuning" in [text.text for text in drawn.findall(".//{*}text")]
