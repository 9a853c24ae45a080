"""Where one matter may end and another begin."""

import pytest

from bot.understanding.clauses import MOST, clauses, spelled_out


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        (
            "en",
            "I was charged twice. Please close my account!",
            ["I was charged twice", "Please close my account"],
        ),
        (
            "en",
            "I was charged twice and I want to close my account",
            ["I was charged twice", "I want to close my account"],
        ),
        (
            "fr",
            "Je veux être remboursé et je souhaite fermer mon compte",
            ["Je veux être remboursé", "je souhaite fermer mon compte"],
        ),
        (
            "de",
            "Ich will mein Geld zurück und mein Konto kündigen",
            ["Ich will mein Geld zurück", "mein Konto kündigen"],
        ),
        (
            "es",
            "Quiero que me devuelvan el dinero y cerrar mi cuenta",
            ["Quiero que me devuelvan el dinero", "cerrar mi cuenta"],
        ),
    ],
)
def test_two_matters_are_two_clauses(language: str, text: str, parts: list[str]) -> None:
    assert clauses(text, language) == parts


def test_a_version_or_an_amount_is_not_cut() -> None:
    assert clauses("error 5.7.1 after paying 10.50 euros", "en") == ["error 5.7.1 after paying 10.50 euros"]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("en", "refund + cancel + I am furious", ["refund", "cancel", "I am furious"]),
        ("en", "Delete card & close account", ["Delete card", "close account"]),
        ("de", "Geld zurück, Abo kündigen, Frechheit!", ["Geld zurück", "Abo kündigen", "Frechheit"]),
        ("de", "Kündigung/Erstattung", ["Kündigung", "Erstattung"]),
        ("fr", "configuration DKIM / import de contacts", ["configuration DKIM", "import de contacts"]),
        ("es", "devolución y baja, ¡qué vergüenza!", ["devolución", "baja", "qué vergüenza"]),
    ],
)
def test_a_list_is_cut_between_its_words(language: str, text: str, parts: list[str]) -> None:
    assert clauses(text, language) == parts


def test_a_sign_within_a_word_an_amount_or_a_name_is_not_cut() -> None:
    for text in ("c/o Bieri", "5+3 contacts", "R&D sends this", "a well-known sender"):
        assert clauses(text, "en") == [text]


def test_a_bare_word_is_read_as_what_it_is_short_for() -> None:
    assert spelled_out("Kündigung", "de") == "mein Abo kündigen"
    assert spelled_out("cancel that", "en") == "cancel that"
    assert spelled_out("cancel", "it") == "cancel"


def test_a_flood_of_clauses_is_cut_short() -> None:
    assert len(clauses("one two three. " * 500, "en")) == MOST


def test_a_language_without_joining_words_is_cut_at_its_sentences() -> None:
    assert clauses("uno due tre e quattro. Cinque sei sette otto", "it") == [
        "uno due tre e quattro",
        "Cinque sei sette otto",
    ]


def test_joining_words_are_those_of_the_language_alone() -> None:
    assert clauses("mi dirección es y siempre será esta", "en") == ["mi dirección es y siempre será esta"]
