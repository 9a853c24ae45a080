import pytest

from bot.helpcenter import analysis


def test_an_elided_article_is_no_part_of_a_french_word() -> None:
    assert analysis.words("L’adresse qu'il n'a pas", "fr") == ["adresse", "il", "a", "pas"]


def test_an_english_apostrophe_may_be_typed_or_not() -> None:
    assert analysis.words("I don't", "en") == analysis.words("i dont", "en")


def test_full_width_letters_and_capitals_are_the_same_words() -> None:
    assert analysis.words("ＡＰＩ KEY", "en") == ["api", "key"]


def test_intent_names_fall_into_their_words() -> None:
    assert analysis.words("card_deletion", "en") == ["card", "deletion"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "invoices", "invoice"),
        ("fr", "téléphones", "telephone"),
        ("de", "Rückerstattungen", "rueckerstattung"),
        ("es", "facturación", "facturacion"),
    ],
)
def test_forms_of_a_word_share_their_stem(language: str, one: str, other: str) -> None:
    stems = [analysis.stems(analysis.words(word, language), language) for word in (one, other)]
    assert stems[0] == stems[1]


def test_a_language_without_a_stemmer_keeps_its_words_without_accents() -> None:
    assert analysis.stems(["čaj"], "xx") == ["caj"]


def test_a_compound_shares_pieces_with_its_parts() -> None:
    assert set(analysis.grams(["kreditkarte"])) & set(analysis.grams(["karte"])) >= {"kart", "arte", "rte_"}


def test_the_shortest_word_has_a_piece_too() -> None:
    assert analysis.grams(["ip"]) == ["_ip_"]
    assert analysis.grams(["a"]) == ["_a_"]


def test_the_four_languages_know_their_function_words() -> None:
    for language, word in {"en": "dont", "fr": "je", "de": "nicht", "es": "donde"}.items():
        assert word in analysis.FUNCTION_WORDS[language]
