"""What will work less well in a language is said before anybody writes a word in it."""

from __future__ import annotations

import pytest

from bot.new_language.aptitude import shortcomings


@pytest.mark.parametrize("code", ["it", "nl", "sv", "ru", "ar", "el"])
def test_a_language_with_frequencies_or_a_script_and_a_stemmer_lacks_nothing(code: str) -> None:
    assert list(shortcomings(code)) == []


def test_what_is_missing_is_told_with_the_way_out() -> None:
    frequencies, stemmer = shortcomings("mt")
    assert "setup/build_language_table.py" in frequencies and "chosen from the menu" not in stemmer
    assert "stemmer" in stemmer
    assert [sentence for sentence in shortcomings("ja") if "frequencies" in sentence] == []
