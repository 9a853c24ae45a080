"""Where one matter may end and another begin."""

import pytest

from bot.understanding.clauses import MOST, clauses


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


def test_a_clause_of_one_or_two_words_is_no_matter() -> None:
    assert clauses("Hello. Thanks a lot for it. Bye now", "en") == ["Thanks a lot for it"]


def test_a_flood_of_clauses_is_cut_short() -> None:
    assert len(clauses("one two three. " * 500, "en")) == MOST


def test_a_language_without_joining_words_is_cut_at_its_sentences() -> None:
    assert clauses("uno due tre e quattro. Cinque sei sette otto", "it") == [
        "uno due tre e quattro",
        "Cinque sei sette otto",
    ]


def test_joining_words_are_those_of_the_language_alone() -> None:
    assert clauses("mi dirección es y siempre será esta", "en") == ["mi dirección es y siempre será esta"]
