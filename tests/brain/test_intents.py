"""The intent classifier inside Rasa: trained, stored, loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.brain.intents import SupportIntentClassifier
from bot.brain.language import LanguageDetector
from tests.brain.components import SENTENCES, create, imported, message, reload

CONFIG = {"small_talk": ["greet"], "folds": 2, "sensitive": ["refund"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    data = create(LanguageDetector, folder).process_training_data(imported(folder))
    create(SupportIntentClassifier, folder, **CONFIG).train(data)
    return folder


@pytest.fixture(scope="module")
def classifier(folder: Path) -> SupportIntentClassifier:
    return reload(SupportIntentClassifier, folder, **CONFIG)


@pytest.mark.parametrize(("language", "intent"), SENTENCES)
def test_a_loaded_classifier_ranks_what_it_was_taught_first(
    classifier: SupportIntentClassifier, language: str, intent: str
) -> None:
    for text in SENTENCES[language, intent]:
        (one,) = classifier.process([message(text, language=language)])
        assert one.get("intent_ranking")[0]["name"] == intent


def test_the_output_is_what_rasa_s_other_parts_read(classifier: SupportIntentClassifier) -> None:
    (one,) = classifier.process([message("I want my money back", language="en")])
    output = one.as_dict(only_output_properties=True)
    assert output["intent"]["name"] == "refund"
    assert 0 <= output["intent"]["confidence"] <= 1
    assert {"intent_ranking", "also"} <= output.keys()


def test_a_foreign_message_is_not_understood_whatever_its_words_look_like(classifier: SupportIntentClassifier) -> None:
    (one,) = classifier.process([message("I want my money back", language="en", foreign_language="it")])
    assert one.get("intent")["name"] == "nlu_fallback"


def test_a_message_without_text_is_not_understood(classifier: SupportIntentClassifier) -> None:
    (one,) = classifier.process([message("", language="en")])
    assert one.get("intent")["name"] == "nlu_fallback"


def test_a_model_without_the_classifier_does_not_load(tmp_path: Path) -> None:
    with pytest.raises((OSError, ValueError)):
        reload(SupportIntentClassifier, tmp_path, **CONFIG)


def test_training_twice_gives_the_same_model(folder: Path, tmp_path: Path) -> None:
    data = create(LanguageDetector, tmp_path).process_training_data(imported(tmp_path))
    create(SupportIntentClassifier, tmp_path, **CONFIG).train(data)
    again, first = (reload(SupportIntentClassifier, place, **CONFIG) for place in (tmp_path, folder))
    for text in ("money", "bonjour", "refund the charge"):
        (one,), (other,) = (classifier.process([message(text, language="en")]) for classifier in (again, first))
        assert one.get("intent_ranking") == other.get("intent_ranking")


def test_what_could_be_about_anything_makes_readings_less_sure_and_is_none_itself(folder: Path, tmp_path: Path) -> None:
    lessons = tmp_path / "vague"
    lessons.mkdir()
    (lessons / "en.yml").write_text(
        "- something about money\n- a question about you\n- money again\n- it is you\n", "utf-8"
    )
    data = create(LanguageDetector, tmp_path).process_training_data(imported(tmp_path))
    create(SupportIntentClassifier, tmp_path, vague=str(lessons), **CONFIG).train(data)
    taught, before = (reload(SupportIntentClassifier, place, **CONFIG) for place in (tmp_path, folder))
    (one,), (other,) = (classifier.process([message("about money", language="en")]) for classifier in (taught, before))
    assert {ranked["name"] for ranked in one.get("intent_ranking")} == {"refund", "greet"}
    assert one.get("intent_ranking")[0]["confidence"] < other.get("intent_ranking")[0]["confidence"]


def test_serving_loads_neither_scikit_learn_nor_skops_of_our_own(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bot.understanding.model import IntentModel; "
        "IntentModel.load(next(Path(sys.argv[1]).rglob('intents.npz'))).read('hello', 'en'); "
        "print(sorted({'sklearn', 'scipy', 'skops', 'rasa', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
