from datetime import datetime, timedelta, timezone

from bot.helpcenter.gaps import LEAST_SHOWN, Asked, Ending, Feedback, gaps, unhelpful

MONDAY = datetime(2026, 6, 1, tzinfo=timezone.utc)


def asked(
    text: str, ending: Ending = Ending.NOTHING, language: str = "en", *shown: str, day: int = 0, matter: str = ""
) -> Asked:
    return Asked(text, language, MONDAY + timedelta(days=day), shown, ending, matter)


def test_questions_alike_are_one_gap_whatever_their_typos_and_forms() -> None:
    (gap,) = gaps(
        [
            asked("can I send SMS campaigns"),
            asked("sms campains", day=2),
            asked("do you send sms campaign?", Ending.NO, day=1),
        ]
    )
    assert (gap.language, gap.count, gap.nothing, gap.no) == ("en", 3, 2, 1)
    assert gap.moments == tuple(MONDAY + timedelta(days=day) for day in range(3))


def test_different_questions_are_different_gaps_and_the_most_frequent_comes_first() -> None:
    found = gaps([asked("dark mode"), asked("sms prices"), asked("price of sms")])
    assert [(gap.count, "sms" in gap.text) for gap in found] == [(2, True), (1, False)]


def test_of_one_matter_less_likeness_is_enough() -> None:
    texts = ["bitcoin as payment", "pay the invoice with bitcoin, please, as we do elsewhere"]
    assert len(gaps(asked(text) for text in texts)) == 2
    (gap,) = gaps(asked(text, matter="payment_problem") for text in texts)
    assert gap.matter == "payment_problem"


def test_the_same_words_in_two_languages_are_two_gaps() -> None:
    assert sorted(gap.language for gap in gaps([asked("sms"), asked("sms", language="fr")])) == ["en", "fr"]


def test_a_gap_is_told_by_the_question_that_is_most_like_the_others() -> None:
    texts = ["hello everybody, is there a dark mode", "dark mode", "dark mode please", "dark mode in the dashboard"]
    assert {gap.text for gap in gaps(asked(text) for text in texts)} >= {"dark mode"}


def test_what_helped_and_what_nobody_judged_is_no_gap() -> None:
    assert gaps([asked("refund", Ending.HELPED, "en", "refund"), asked("refund", Ending.OPEN, "en", "refund")]) == []


def test_questions_of_function_words_or_signs_alone_are_gaps_too() -> None:
    assert [gap.count for gap in gaps([asked("how?"), asked("how"), asked("???")])] == [2, 1]


def test_an_article_that_is_shown_often_and_never_helps_is_told() -> None:
    often = [asked("x", Ending.NO, "en", "spf")] + [asked("x", Ending.OPEN, "en", "spf")] * (LEAST_SHOWN - 1)
    (found,) = unhelpful(often)
    assert (found.article_id, found.language, found.shown, found.no) == ("spf", "en", LEAST_SHOWN, 1)


def test_an_article_that_helped_once_or_was_hardly_shown_is_not_told() -> None:
    helped = [asked("x", Ending.HELPED, "en", "refund")] + [asked("x", Ending.NO, "en", "refund")] * LEAST_SHOWN
    rare = [asked("x", Ending.NO, "en", "rare")] * (LEAST_SHOWN - 1)
    assert unhelpful([*helped, *rare]) == []


def test_what_readers_said_below_an_article_counts_too() -> None:
    useless = [Feedback("spf", "en", helped=0, no=LEAST_SHOWN - 1), Feedback("refund", "en", helped=1, no=LEAST_SHOWN)]
    (found,) = unhelpful([asked("x", Ending.OPEN, "en", "spf")], useless)
    assert (found.article_id, found.shown, found.no) == ("spf", LEAST_SHOWN, LEAST_SHOWN - 1)
    assert unhelpful([], useless) == []
