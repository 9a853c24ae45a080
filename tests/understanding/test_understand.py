"""Language and intent together."""

import pytest

from bot.language.detect import Detector
from bot.language.languages import Languages
from bot.language.table import WordTable
from bot.understanding.reading import NOT_UNDERSTOOD
from bot.understanding.understand import Understander
from tests.understanding.small_model import small_model

LANGUAGES = Languages({"en": "English", "fr": "Français"}, {"it": "Italiano"}, "en", frozenset({"ok"}))


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(LANGUAGES, Detector(WordTable.load(), LANGUAGES.no_evidence), small_model())


def test_a_message_in_a_spoken_language_is_acted_upon(understander: Understander) -> None:
    found = understander.understand("please refund the double charge")
    assert (found.language.language, found.reading.intent) == ("en", "refund")


def test_a_message_in_a_foreign_language_is_never_acted_upon_whatever_its_words_look_like(
    understander: Understander,
) -> None:
    found = understander.understand("vorrei chiudere il mio account e avere un refund per favore")
    assert found.language.foreign == "it"
    assert found.reading.intent == NOT_UNDERSTOOD
    assert list(found.reading.also) == []
    assert found.reading.confidence > 0.9


def test_the_conversation_s_language_is_kept_for_a_word_that_says_nothing(understander: Understander) -> None:
    assert understander.understand("ok", conversation="fr").language.language == "fr"
