"""Scripts that settle the language."""

from bot.language.script import LATIN, SEVERAL, script


def test_a_product_name_does_not_hide_the_script_around_it() -> None:
    assert script("WordPressプラグインの設定") == "ja"


def test_one_foreign_letter_does_not_make_a_script() -> None:
    assert script("the α and the rest of a sentence") == LATIN


def test_scripts_of_several_languages_are_left_to_the_second_opinion() -> None:
    assert script("где мой счет") in SEVERAL
