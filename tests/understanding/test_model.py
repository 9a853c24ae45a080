"""Reading a message with a trained model."""

from pathlib import Path

import numpy as np
import pytest

from bot.understanding.gate import Thresholds
from bot.understanding.model import FILE, IntentModel, calm
from bot.understanding.reading import NOT_UNDERSTOOD
from tests.understanding.small_model import SENTENCES, small_model


@pytest.mark.parametrize(("intent", "text"), [(name, text) for name, texts in SENTENCES.items() for text in texts])
def test_what_it_was_taught_it_reads(intent: str, text: str) -> None:
    assert small_model().read(text, "en").intent == intent


def test_a_typo_does_not_hide_the_matter() -> None:
    assert small_model().read("pls refnd the doubel charge", "en").intent == "refund"


def test_readings_are_ranked_and_all_of_them_are_probabilities() -> None:
    ranking = small_model().read("close the account and give me a refund", "en").ranking
    confidences = [one.confidence for one in ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert {one.intent for one in ranking} == set(SENTENCES)


@pytest.mark.parametrize("text", ["", "   ", "\N{PILE OF POO}", "日本語"])
def test_a_text_without_any_known_gram_is_not_understood(text: str) -> None:
    reading = small_model().read(text, "en")
    assert (reading.intent, list(reading.ranking)) == (NOT_UNDERSTOOD, [])


def test_what_is_unlike_everything_is_not_understood_but_still_has_readings_to_ask_back_with() -> None:
    reading = small_model().read("zebra crossing paint", "en")
    assert reading.intent == NOT_UNDERSTOOD
    assert len(reading.ranking) == 3
    assert reading.confidence == pytest.approx(1 - reading.ranking[0].confidence)


def test_another_matter_in_the_same_message_is_returned_too() -> None:
    reading = small_model().read("I want my money back. And then please close my account.", "en")
    assert {reading.intent, *(one.intent for one in reading.also)} == {"refund", "account_closure"}


def test_short_matters_in_a_list_are_all_heard() -> None:
    reading = small_model().read("refund + close account", "en")
    assert {reading.intent, *(one.intent for one in reading.also)} == {"refund", "account_closure"}


def test_small_talk_is_never_another_matter() -> None:
    reading = small_model().read("hello there my friends! please refund the double charge", "en")
    assert reading.intent == "refund"
    assert list(reading.also) == []


def test_a_saved_model_reads_as_before(tmp_path: Path) -> None:
    model = small_model()
    model.save(tmp_path)
    loaded = IntentModel.load(tmp_path / FILE)
    for text in ("refund please", "close it", "hello, close my account and refund me", "nothing of the kind"):
        assert loaded.read(text, "en") == model.read(text, "en")
    assert np.array_equal(loaded.classifier.of_grams, model.classifier.of_grams)


def test_a_very_long_text_is_read_by_its_beginning() -> None:
    text = "please refund the double charge. " + "lorem ipsum " * 5_000
    assert small_model().read(text, "en") == small_model().read(text[:1_000], "en")


def test_a_sensitive_matter_is_acted_upon_where_another_would_be_asked_about() -> None:
    text = "refund or what"
    likely = small_model().read(text, "en").ranking[0].confidence
    strict = Thresholds(act=likely + 0.01, act_on_sensitive=likely - 0.01, ask_back=0.0)
    assert small_model(strict).read(text, "en").verdict == "ask_back"
    assert small_model(strict, frozenset({"refund"})).read(text, "en").intent == "refund"


def test_what_is_shouted_means_what_it_means_when_it_is_said() -> None:
    assert calm("WHERE IS MY INVOICE") == "where is my invoice"
    assert calm("Wo ist die Rechnung der GmbH?") == "Wo ist die Rechnung der GmbH?"
