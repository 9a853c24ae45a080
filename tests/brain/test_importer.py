"""Sentences know the language of their folder."""

from collections import Counter
from pathlib import Path

from bot.brain.importer import LanguageFolderImporter
from bot.brain.language import folder_language
from tests.brain.components import SENTENCES, imported


def test_every_sentence_gets_the_language_of_its_folder(tmp_path: Path) -> None:
    found = Counter((folder_language(one), one.get("intent")) for one in imported(tmp_path).training_examples)
    assert found == {key: len(texts) for key, texts in SENTENCES.items()}


def test_the_language_survives_a_split_for_cross_validation(tmp_path: Path) -> None:
    for part in imported(tmp_path).train_test_split(0.5):
        assert part.training_examples
        for one in part.training_examples:
            assert one.get("text") in SENTENCES[folder_language(one), one.get("intent")]


def test_a_file_outside_the_language_folders_says_nothing_of_its_language(tmp_path: Path) -> None:
    file = tmp_path / "other.yml"
    file.write_text('version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hello\n', encoding="utf-8")
    (only,) = LanguageFolderImporter(training_data_paths=[str(file)]).get_nlu_data().training_examples
    assert folder_language(only) is None


def test_a_language_that_is_begun_and_not_spoken_yet_is_not_trained(tmp_path: Path) -> None:
    file = tmp_path / "nlu" / "it" / "greet.yml"
    file.parent.mkdir(parents=True)
    file.write_text('version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - ciao\n', encoding="utf-8")
    assert LanguageFolderImporter(training_data_paths=[str(file)]).get_nlu_data().training_examples == []
