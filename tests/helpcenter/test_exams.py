"""The exams that nobody tunes on are sound, and share no question with what is tuned on."""

from collections import Counter
from pathlib import Path

import pytest

from bot.cli.articles import evaluate
from bot.data_check.sentences import plain
from bot.data_check.variety import near_duplicates
from bot.helpcenter import Problem, check
from bot.helpcenter.evaluation import Question, read_questions
from bot.helpcenter.sources.folder import FolderSource
from bot.settings import ROOT

HERE = Path(__file__).parent
FOREIGN = HERE / "foreign" / "articles"
OURS = ROOT / "articles"
EXAMS = {"fresh": OURS, "fresh/second": OURS, "foreign": FOREIGN, "foreign/second": FOREIGN}
LANGUAGES = ("de", "en", "es", "fr")
# Asked of one language, and how many of these nothing answers.
SIZES = {"fresh": (100, 18), "fresh/second": (80, 16), "foreign": (60, 10), "foreign/second": (40, 7)}


def asked(*folders: Path) -> list[Question]:
    problems: list[Problem] = []
    files = [file for folder in folders for file in sorted(folder.glob("*.yml"))]
    questions = [one for file in files for one in read_questions(file, problems)]
    assert problems == []
    return questions


@pytest.mark.parametrize("exam", EXAMS)
def test_every_answer_exists_in_the_language_of_its_question(exam: str) -> None:
    reading = FolderSource(str(EXAMS[exam])).read()
    assert reading is not None
    there = {(article.id, article.language) for article in reading.articles}
    assert {(id, one.language) for one in asked(HERE / exam) for id in one.articles} <= there


@pytest.mark.parametrize("exam", EXAMS)
def test_each_language_is_asked_as_much_and_no_question_twice(exam: str) -> None:
    questions = asked(HERE / exam)
    unanswered = Counter(one.language for one in questions if not one.articles)
    every = Counter(one.language for one in questions)
    assert {language: (every[language], unanswered[language]) for language in every} == dict.fromkeys(
        LANGUAGES, SIZES[exam]
    )
    assert len({(one.language, one.text.casefold()) for one in questions}) == len(questions)


@pytest.mark.parametrize("exam", EXAMS)
def test_nobody_tunes_on_a_question_of_an_exam(exam: str) -> None:
    tuning = (HERE / "tuning" / name for name in ("switchyard", "lumora", "finchmoor", "orlinga"))
    tuned_on = asked(HERE / "queries", *tuning)
    known = {(one.language, one.text.casefold()) for one in tuned_on}
    # How many, and never which: whoever reads the failure may be tuning.
    assert sum((one.language, one.text.casefold()) in known for one in asked(HERE / exam)) == 0


@pytest.mark.parametrize("exam", ["fresh", "foreign"])
def test_the_second_writer_of_an_exam_repeats_nothing(exam: str) -> None:
    first, second = (
        {language: [one.text for one in asked(HERE / folder) if one.language == language] for language in LANGUAGES}
        for folder in (exam, f"{exam}/second")
    )
    for language in LANGUAGES:
        # How many, and never which: whoever reads the failure may be tuning.
        same = len({plain(text) for text in first[language]} & {plain(text) for text in second[language]})
        pairs = near_duplicates({"first": first[language], "second": second[language]})
        alike = sum(one[0] != other[0] for one, other in pairs)
        assert (same, alike) == (0, 0)


def test_every_kind_of_the_second_exam_is_asked_as_much_in_each_language() -> None:
    kinds = Counter((one.language, one.kind) for one in asked(HERE / "fresh/second"))
    assert kinds == {
        (language, kind): number
        for language in LANGUAGES
        for kind, number in (("keyword", 28), ("natural", 36), ("messy", 16))
    }


def test_every_exam_of_our_own_articles_is_held_by_itself() -> None:
    held = {exam.name: exam.questions for exam in evaluate.EXAMS}
    assert held["our own articles"] == ("tests/helpcenter/fresh",)
    assert held["our own articles, second exam"] == ("tests/helpcenter/fresh/second",)


def test_the_foreign_help_center_is_whole() -> None:
    reading = FolderSource(str(FOREIGN)).read()
    assert reading is not None
    assert [*reading.problems, *check(reading.articles)] == []
