"""What the classifier sees of a message."""

import pytest

from bot.understanding.words import stem, words


@pytest.mark.parametrize(
    ("language", "careful", "hasty"),
    [
        ("fr", "Où est ma facture ?", "ou  est\nma FACTURE ?"),
        ("de", "Rückerstattung für mich", "rueckerstattung fuer mich"),
        ("de", "Rückerstattung für mich", "ruckerstattung fur mich"),
        ("de", "Straße", "strasse"),
        ("es", "¿Dónde está?", "¿donde esta?"),
        ("en", "so long", "sooooo long"),
    ],
)
def test_hasty_spellings_are_read_like_careful_ones(language: str, careful: str, hasty: str) -> None:
    assert words(hasty, language) == words(careful, language)


def test_numbers_and_addresses_are_all_alike() -> None:
    assert words("jean@example.com paid 12 on https://a.example/x?y=1", "en") == words(
        "ann@other.example paid 99 on www.b.example", "en"
    )


def test_words_of_one_stem_are_one_feature() -> None:
    assert stem("invoices", "en") == stem("invoice", "en")
    assert stem("rechnungen", "de") == stem("rechnung", "de")


def test_a_language_without_a_stemmer_is_read_as_it_is() -> None:
    assert stem("fakture", "hr") == "fakture"
