"""The language component inside Rasa."""

from pathlib import Path
from typing import Any

import pytest

from bot.brain.language import LanguageDetector
from tests.brain.components import conversation_in, create, imported, message, reload


@pytest.fixture(scope="module")
def detector(tmp_path_factory: pytest.TempPathFactory) -> LanguageDetector:
    folder = tmp_path_factory.mktemp("model")
    create(LanguageDetector, folder).train(imported(folder))
    return reload(LanguageDetector, folder)


def entities(one: Any) -> dict[str, str]:
    return {entity["entity"]: entity["value"] for entity in one.get("entities")}


def test_the_message_gets_its_language_and_a_confidence(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("où est ma facture ?")])
    output = one.as_dict(only_output_properties=True)
    assert output["language"] == "fr"
    assert output["language_confidence"] > 0.9


def test_a_first_message_sets_the_slot(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("où est ma facture ?")], conversation_in(None))
    assert entities(one) == {"language": "fr"}


def test_a_conversation_that_goes_on_in_its_language_carries_no_entity_along(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("où est ma facture ?")], conversation_in("fr"))
    assert entities(one) == {}


def test_a_clear_change_is_followed(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("sorry, I would rather write in English")], conversation_in("fr"))
    assert entities(one) == {"language": "en"}


def test_the_page_s_language_decides_where_the_text_says_nothing(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("ok", metadata={"page_language": "de"})], conversation_in(None))
    assert one.get("language") == "de"


def test_a_foreign_language_is_named_and_the_conversation_s_language_stays(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("dove trovo la mia fattura, per favore?")], conversation_in("fr"))
    assert one.get("language") == "fr"
    assert one.as_dict(only_output_properties=True)["foreign_language"] == "it"
    assert entities(one) == {"foreign_language": "it"}


@pytest.mark.parametrize(
    "said",
    [
        "ok",
        "DKIM",
        "SPF?",
        "Camille Laurent",
        "550 5.7.1 Message rejected due to local policy",
        "Ich bekomme: ConnectionError: the remote host closed the connection",
    ],
)
def test_what_is_said_in_every_language_does_not_leave_the_conversation_s(
    detector: LanguageDetector, said: str
) -> None:
    (one,) = detector.process([message(said, metadata={"page_language": "en"})], conversation_in("de"))
    assert one.get("language") == "de"
    assert entities(one) == {}


def test_a_language_that_was_asked_for_stays_whatever_is_written(detector: LanguageDetector) -> None:
    for said in ("the message was rejected by the server again", "dove trovo la mia fattura, per favore?", "日本語"):
        (one,) = detector.process([message(said)], conversation_in("fr", chosen=True))
        assert (one.get("language"), entities(one)) == ("fr", {})


def test_a_language_that_is_called_by_its_name_in_itself_is_asked_for_anew(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("sorry, I would rather write in English")], conversation_in("fr", chosen=True))
    assert (one.get("language"), entities(one)) == ("en", {"language": "en"})


def test_a_message_without_text_has_a_language_too(detector: LanguageDetector) -> None:
    (one,) = detector.process([message("")], conversation_in("es"))
    assert one.get("language") == "es"


def test_training_sentences_keep_the_language_of_their_folder(tmp_path: Path) -> None:
    data = create(LanguageDetector, tmp_path).process_training_data(imported(tmp_path))
    for one in data.training_examples:
        assert one.get("language") == one.get("metadata")["example"]["language"]
