"""The questions for tuning are about articles that exist, and leave the exams alone."""

from pathlib import Path

import pytest

from bot.helpcenter import HelpCenter, Problem, Source
from bot.helpcenter.evaluation import Question, read_questions
from bot.helpcenter.sources.folder import FolderSource
from bot.helpcenter.sources.zendesk_export import ZendeskExportSource
from bot.settings import ROOT

HERE = Path(__file__).parent
SOURCES: dict[str, Source] = {
    "switchyard": FolderSource(str(ROOT / "articles")),
    "lumora": ZendeskExportSource(str(HERE / "lumora.json")),
    "parcelwood": ZendeskExportSource(str(HERE / "parcelwood.json")),
    "finchmoor": ZendeskExportSource(str(HERE / "finchmoor.json")),
    "orlinga": ZendeskExportSource(str(HERE / "orlinga.json")),
}


def asked(folder: Path) -> list[Question]:
    problems: list[Problem] = []
    questions = [one for file in sorted(folder.glob("*.yml")) for one in read_questions(file, problems)]
    assert problems == []
    return questions


@pytest.mark.parametrize("name", SOURCES)
def test_every_answer_exists_in_the_language_of_its_question(name: str) -> None:
    reading = SOURCES[name].read()
    assert reading is not None
    there = {(article.id, article.language) for article in reading.articles}
    wanted = {(id, one.language) for one in asked(HERE / "tuning" / name) for id in one.articles}
    assert wanted <= there


@pytest.mark.parametrize("name", SOURCES)
def test_silence_is_tuned_on_enough_questions_without_an_answer(name: str) -> None:
    questions = asked(HERE / "tuning" / name)
    assert sum(not one.articles for one in questions) >= len(questions) / 4


def test_no_question_for_tuning_is_one_of_an_exam() -> None:
    exams = [*(HERE / "fresh").glob("*.yml"), *(HERE / "foreign").glob("*.yml")]
    held_out = {one.text for file in exams for one in read_questions(file, [])}
    tuning = [
        one for folder in (*(HERE / "tuning" / name for name in SOURCES), HERE / "queries") for one in asked(folder)
    ]
    assert held_out and [one.text for one in tuning if one.text in held_out] == []


def test_of_another_trade_most_is_found_by_words_alone() -> None:
    center = HelpCenter([SOURCES["lumora"]])
    center.refresh()
    questions = [one for one in asked(HERE / "tuning" / "lumora") if one.articles]
    found = [
        one for one in questions if one.articles & {hit.article.id for hit in center.search(one.text, one.language)}
    ]
    assert len(found) >= 0.6 * len(questions)
