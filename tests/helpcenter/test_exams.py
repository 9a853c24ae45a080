"""The exams that nobody tunes on are sound, and share no question with what is tuned on."""

from collections import Counter
from pathlib import Path

import pytest

from bot.helpcenter import Problem, check
from bot.helpcenter.evaluation import Question, read_questions
from bot.helpcenter.sources.folder import FolderSource
from bot.settings import ROOT

HERE = Path(__file__).parent
FOREIGN = HERE / "foreign" / "articles"
EXAMS = {"fresh": ROOT / "articles", "foreign": FOREIGN, "foreign/second": FOREIGN}
# Asked of one language, and how many of these nothing answers.
SIZES = {"fresh": (100, 18), "foreign": (60, 10), "foreign/second": (40, 7)}


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
        ("de", "en", "es", "fr"), SIZES[exam]
    )
    assert len({(one.language, one.text.casefold()) for one in questions}) == len(questions)


@pytest.mark.parametrize("exam", EXAMS)
def test_nobody_tunes_on_a_question_of_an_exam(exam: str) -> None:
    tuning = (HERE / "tuning" / name for name in ("switchyard", "lumora", "finchmoor", "orlinga"))
    tuned_on = asked(HERE / "queries", *tuning)
    known = {(one.language, one.text.casefold()) for one in tuned_on}
    # How many, and never which: whoever reads the failure may be tuning.
    assert sum((one.language, one.text.casefold()) in known for one in asked(HERE / exam)) == 0


def test_the_second_writer_of_the_foreign_exam_repeats_nothing() -> None:
    first, second = (
        {(one.language, one.text.casefold()) for one in asked(HERE / exam)} for exam in ("foreign", "foreign/second")
    )
    assert len(first & second) == 0


def test_the_foreign_help_center_is_whole() -> None:
    reading = FolderSource(str(FOREIGN)).read()
    assert reading is not None
    assert [*reading.problems, *check(reading.articles)] == []
