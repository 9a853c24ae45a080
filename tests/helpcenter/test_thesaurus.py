from bot.helpcenter import analysis
from bot.helpcenter.thesaurus import Thesaurus


def others(groups: list[list[str]], text: str, language: str = "en") -> list[str]:
    return Thesaurus(groups, language).others(analysis.stems(analysis.words(text, language), language))


def test_every_phrase_of_a_group_stands_for_the_others() -> None:
    groups = [["refund", "money back"]]
    assert {"money", "back"} <= set(others(groups, "refunds please"))
    assert "refund" in others(groups, "I want my money back!")


def test_half_a_phrase_stands_for_nothing() -> None:
    assert others([["refund", "money back"]], "come back") == []


def test_a_phrase_may_be_in_several_groups() -> None:
    assert {"login", "log"} <= set(others([["sign in", "login"], ["sign in", "log on"]], "sign in"))


def test_no_groups_say_nothing() -> None:
    assert others([], "refund") == []


def test_each_word_of_a_phrase_is_answered_by_what_stands_for_the_phrase() -> None:
    thesaurus = Thesaurus([["merge tag", "variable"]], "en")
    stems = analysis.stems(["my", "merge", "tags", "fail"], "en")
    assert {place: set(words) for place, words in thesaurus.others_at(stems).items()} == {
        1: {"merge", "tag", "variable"},
        2: {"merge", "tag", "variable"},
    }
