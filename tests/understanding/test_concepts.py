"""Words that mean the same in every language."""

from pathlib import Path

import pytest

from bot.language.languages import Languages
from bot.understanding.concepts import Concepts, ConceptsError
from bot.understanding.words import stem, words

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped() -> Concepts:
    return Concepts.load(ROOT / "data" / "concepts")


def found(concepts: Concepts, text: str, language: str) -> set[str]:
    return set(concepts.find([stem(word, language) for word in words(text, language)], language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "please delete my credit card"),
        ("fr", "supprimez ma carte bancaire svp"),
        ("de", "bitte meine Kreditkarte löschen"),
        ("es", "quiero eliminar mi tarjeta"),
    ],
)
def test_the_same_wish_is_the_same_concepts_in_every_language(shipped: Concepts, language: str, text: str) -> None:
    assert found(shipped, text, language) >= {"delete", "card"}


def test_forms_of_a_word_and_hasty_spellings_count(shipped: Concepts) -> None:
    assert "invoice" in found(shipped, "RECHNUNGEN", "de")
    assert "refund" in found(shipped, "rueckerstattung", "de")


def test_a_word_inside_a_german_compound_counts(shipped: Concepts) -> None:
    assert "invoice" in found(shipped, "Jahresrechnungskopie", "de")


def test_two_words_may_be_one_concept(shipped: Concepts) -> None:
    assert "refund" in found(shipped, "I want my money back", "en")


def test_a_language_without_a_list_has_no_concepts(shipped: Concepts) -> None:
    assert found(shipped, "faktura", "pl") == set()


def test_every_spoken_language_names_the_same_concepts(shipped: Concepts) -> None:
    named = {
        language: {concept for concepts in shipped.phrases[language].values() for concept in concepts}
        for language in Languages.load(ROOT / "languages.yml").spoken
    }
    assert len({frozenset(concepts) for concepts in named.values()}) == 1


def test_a_stored_list_finds_the_same(shipped: Concepts) -> None:
    assert Concepts.from_json(shipped.as_json()) == shipped


def test_all_that_is_wrong_is_said_at_once_with_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("invoice: [a, b]\nno: nope\n", encoding="utf-8")
    (tmp_path / "fr.yml").write_text("refund: 5\n", encoding="utf-8")
    with pytest.raises(ConceptsError) as error:
        Concepts.load(tmp_path)
    assert [line.split(":")[:2] for line in str(error.value).splitlines()] == [
        ["en.yml", " invoice"],
        ["en.yml", " False"],
        ["fr.yml", " refund"],
    ]
