"""How far a first reading is trusted."""

import numpy as np
import pytest

from bot.understanding.gate import SIGNALS, Evidence, Gate, Numbers, Thresholds, signals, softmax

WEIGHTS = np.array([1.0, 1.0, 0.5, 1.0, -0.1, -0.1, 0.2, 0.2, -0.2], np.float32)
GATE = Gate(WEIGHTS, -1.0, Thresholds(act=0.5, act_on_sensitive=0.3, ask_back=0.1))


def evidence(
    *margins: float, known: float = 1.0, out_of_scope: int | None = None, vague: int | None = None
) -> Evidence:
    return Evidence(margins_of(*margins), known, margins_of(*(0.5 for _ in margins)), out_of_scope, vague)


def margins_of(*values: float) -> Numbers:
    return np.array(values, np.float32)


def confidence(one: Evidence) -> float:
    return GATE.confidence(one, softmax(one.margins, 1.0))


def test_each_signal_has_a_name() -> None:
    assert len(signals(evidence(1, 0), softmax(margins_of(1, 0), 1.0))) == len(SIGNALS)


def test_a_reading_far_before_the_others_is_trusted_more_than_one_just_before() -> None:
    assert confidence(evidence(3, 0, 0)) > confidence(evidence(3, 2.9, 0))


def test_unknown_words_make_it_less_sure() -> None:
    assert confidence(evidence(2, 0, 0, known=0.2)) < confidence(evidence(2, 0, 0, known=0.9))


def test_what_may_be_out_of_scope_is_trusted_less() -> None:
    assert confidence(evidence(2, 1, 0, out_of_scope=1)) < confidence(evidence(2, 1, 0, out_of_scope=2))


def test_what_could_be_about_anything_is_trusted_less() -> None:
    assert confidence(evidence(2, 1, 0, vague=1)) < confidence(evidence(2, 1, 0, vague=2))


def test_that_a_text_could_be_about_anything_is_no_reading_of_it() -> None:
    one = evidence(2, 3, 0, vague=1)
    assert one.readings(softmax(one.margins, 1.0)).tolist() == [0, 2]


@pytest.mark.parametrize("huge", [1e-30, 1e3, 1e30])
def test_confidence_stays_a_probability_at_any_margin(huge: float) -> None:
    assert 0 <= confidence(evidence(huge, -huge, 0)) <= 1


@pytest.mark.parametrize(
    ("likely", "sensitive", "verdict"),
    [
        (0.6, False, "act"),
        (0.4, False, "ask_back"),
        (0.05, False, "nothing"),
        (0.4, True, "act"),
        (0.2, True, "ask_back"),
    ],
)
def test_what_is_sensitive_is_acted_upon_earlier(likely: float, sensitive: bool, verdict: str) -> None:
    assert GATE.verdict(likely, sensitive) == verdict


def test_a_lower_temperature_is_bolder_and_changes_no_order() -> None:
    bold, shy = softmax(margins_of(2, 1, 0), 0.2), softmax(margins_of(2, 1, 0), 2.0)
    assert bold[0] > shy[0]
    assert list(np.argsort(bold)) == list(np.argsort(shy))
    assert float(bold.sum()) == pytest.approx(1)
