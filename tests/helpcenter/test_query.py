from bot.helpcenter.query import FUNCTION_WEIGHT, LONGEST, MEANT_WEIGHT, Query, understand
from bot.helpcenter.spelling import Spelling
from bot.helpcenter.thesaurus import EVERYDAY_WEIGHT, Thesaurus


def asked(text: str, language: str = "en") -> Query:
    return understand(text, language, Spelling(["refund", "password"]), Thesaurus([["refund", "money back"]], language))


def test_what_was_typed_counts_more_than_what_was_meant_and_that_more_than_what_means_the_same() -> None:
    assert asked("refnd").stems == {
        "refnd": 1.0,
        "refund": MEANT_WEIGHT,
        "money": EVERYDAY_WEIGHT,
        "back": EVERYDAY_WEIGHT,
    }


def test_function_words_are_searched_for_but_need_no_answer() -> None:
    query = asked("how do I get a refund")
    assert query.stems["how"] == FUNCTION_WEIGHT
    assert [sorted(word.answers) for word in query.words] == [["get"], ["back", "money", "refund"]]


def test_only_the_last_word_may_be_unfinished() -> None:
    assert "password" in asked("reset passw").stems
    assert "password" not in asked("passw reset").stems


def test_a_repeated_word_counts_once() -> None:
    assert asked("refund refund REFUND") == asked("refund")


def test_the_end_of_an_endless_message_is_not_read() -> None:
    assert asked("refund " + " " * LONGEST + "password") == asked("refund")


def test_a_message_without_words_asks_nothing() -> None:
    assert asked("?!").words == ()
