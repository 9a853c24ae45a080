"""The demo's words are whole in every language, and so are numbers, dates and languages themselves."""

import re
from datetime import date

import pytest

from demo import texts
from demo.app import FOLDER

SPOKEN = texts.read(FOLDER / "texts")
LANGUAGES = [language for language in SPOKEN if language != texts.FALLBACK]


def test_four_languages_are_spoken_and_english_comes_first() -> None:
    assert next(iter(SPOKEN)) == "en" and {"fr", "de", "es"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_placeholders(language: str) -> None:
    english, other = SPOKEN["en"].values, SPOKEN[language].values
    assert set(other) == set(english)
    for key, text in english.items():
        assert sorted(re.findall(r"{\w+}", other[key])) == sorted(re.findall(r"{\w+}", text)), key
        assert other[key].strip() or key == "format.thousands", key


@pytest.mark.parametrize(
    ("language", "number", "share", "day"),
    [
        ("en", "1,234,567", "−4.5%", "7 Mar"),
        ("fr", "1\u202f234\u202f567", "−4,5\u00a0%", "7 mars"),
        ("de", "1.234.567", "−4,5\u00a0%", "7. März"),
        ("es", "1.234.567", "−4,5\u00a0%", "7 mar."),
    ],
)
def test_numbers_shares_and_days_are_written_the_language_s_way(
    language: str, number: str, share: str, day: str
) -> None:
    spoken = SPOKEN[language]
    assert spoken.number(1234567) == number
    assert spoken.percent(-4.5) == share
    assert spoken.day(date(2026, 3, 7)) == day


def test_a_text_without_its_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        SPOKEN["en"].say("home.greeting")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en;q=0.4, de;q=0.9", "de"),
        ("it, es;q=0.1", "es"),
        ("de;q=0, ja", "en"),
        ("", "en"),
        ("*;q=x;;,,=", "en"),
    ],
)
def test_the_browser_s_wishes_are_heard_in_their_order(header: str, language: str) -> None:
    assert texts.preferred(header, SPOKEN) == language
