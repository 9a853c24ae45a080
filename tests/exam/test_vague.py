"""Messages that could be about anything."""

import math

from bot.exam.vague import Half, measure_patience
from bot.understanding.reading import ACT, ASK_BACK, NOTHING, Ranked, Reading, Verdict


def half(verdict: Verdict, *acceptable: str, intent: str = "refund") -> Half:
    return Half("it does not work", "en", frozenset(acceptable), Reading([Ranked(intent, 0.6)], verdict))


def test_to_ask_back_is_right_whatever_was_read_first() -> None:
    assert half(ASK_BACK).is_right and half(NOTHING).is_right


def test_to_act_is_right_only_upon_what_the_message_may_well_mean() -> None:
    assert not half(ACT).is_right
    assert not half(ACT, "deny").is_right
    assert half(ACT, "deny", intent="deny").is_right


def test_each_way_out_has_its_share() -> None:
    group = [half(ASK_BACK), half(NOTHING), half(ACT, "deny", intent="deny"), half(ACT)]
    one = measure_patience(group)
    assert (one.sentences, one.right, one.asked_back, one.not_understood, one.acted) == (4, 0.75, 0.25, 0.25, 0.25)
    assert math.isnan(measure_patience([]).right)
