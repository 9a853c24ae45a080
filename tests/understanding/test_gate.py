"""How far a first reading is trusted."""

import numpy as np
import pytest

from bot.understanding.gate import SIGNALS, Gate, Numbers, signals, softmax

GATE = Gate(np.array([1.0, 1.0, 0.5, 1.0], np.float32), -1.0, 0.5)


def margins(*values: float) -> Numbers:
    return np.array(values, np.float32)


def test_each_signal_has_a_name() -> None:
    assert len(signals(margins(1, 0), softmax(margins(1, 0), 1.0), 1.0)) == len(SIGNALS)


def test_a_reading_far_before_the_others_is_trusted_more_than_one_just_before() -> None:
    far, near = margins(3, 0, 0), margins(3, 2.9, 0)
    assert GATE.confidence(far, softmax(far, 1.0), 1.0) > GATE.confidence(near, softmax(near, 1.0), 1.0)


def test_unknown_words_make_it_less_sure() -> None:
    same = margins(2, 0, 0)
    assert GATE.confidence(same, softmax(same, 1.0), 0.2) < GATE.confidence(same, softmax(same, 1.0), 0.9)


@pytest.mark.parametrize("huge", [1e-30, 1e3, 1e30])
def test_confidence_stays_a_probability_at_any_margin(huge: float) -> None:
    extreme = margins(huge, -huge, 0)
    assert 0 <= GATE.confidence(extreme, softmax(extreme, 1.0), 1.0) <= 1


def test_a_lower_temperature_is_bolder_and_changes_no_order() -> None:
    bold, shy = softmax(margins(2, 1, 0), 0.2), softmax(margins(2, 1, 0), 2.0)
    assert bold[0] > shy[0]
    assert list(np.argsort(bold)) == list(np.argsort(shy))
    assert float(bold.sum()) == pytest.approx(1)
