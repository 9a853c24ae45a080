"""`languages.yml`, and what is wrong with a bad one."""

from pathlib import Path

import pytest

from bot.language.languages import Languages, LanguagesError

ROOT = Path(__file__).parents[2]


def test_the_shipped_file_speaks_four_languages_and_falls_back_to_english() -> None:
    languages = Languages.load(ROOT / "languages.yml")
    assert [code for code in languages.spoken if code in ("en", "fr", "de", "es")] == ["en", "fr", "de", "es"]
    assert languages.fallback == "en"


def test_lists_of_words_are_read_in_small_letters_and_may_be_missing() -> None:
    content = {
        "spoken": {"en": "English"},
        "recognised": {"it": "Italiano"},
        "fallback": "en",
        "name_words": "von DE\n la",
    }
    languages = Languages.from_mapping(content, "languages.yml")
    assert languages.name_words == {"von", "de", "la"}
    assert languages.no_evidence == languages.machine_words == frozenset()


def test_every_language_that_can_be_detected_has_a_name() -> None:
    from bot.language.table import WordTable

    languages = Languages.load(ROOT / "languages.yml")
    assert [code for code in WordTable.load().languages if languages.name(code) == code] == []


def test_a_language_without_a_name_is_called_by_its_code() -> None:
    assert Languages({"en": "English"}, {}, "en", frozenset()).name("eu") == "eu"


def test_all_that_is_wrong_is_said_at_once_with_file_and_key() -> None:
    content = {"spoken": {"en": "English", "it": ""}, "recognised": {"en": "English", False: "Norsk"}, "fallback": "fr"}
    with pytest.raises(LanguagesError) as error:
        Languages.from_mapping(content, "languages.yml")
    problems = str(error.value).splitlines()
    assert len(problems) == 4
    assert all(problem.startswith("languages.yml: ") for problem in problems)
    for key in ("spoken.it", "recognised.en", "recognised.False", "fallback"):
        assert key in str(error.value)
