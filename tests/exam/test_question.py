"""Sentences of an exam."""

from pathlib import Path

import pytest

from bot.exam.question import Question, ask, load_questions
from bot.language.languages import Languages
from bot.understanding.packed import load_understander
from tests.understanding.packed_model import pack

LANGUAGES = Languages({"en": "English"}, {"it": "Italiano"}, "en", frozenset())


def test_each_sentence_carries_its_language_and_its_answer(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text('greet:\n  - "hi"\nrefund:\n  - "money back"\n')
    assert load_questions(tmp_path, ["en"]) == [Question("hi", "en", "greet"), Question("money back", "en", "refund")]


def test_a_sentence_may_say_in_which_language_its_words_are(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text('greet:\n  - {text: "bonjour", language: fr}\n')
    assert load_questions(tmp_path, ["en"]) == [Question("bonjour", "en", "greet", "fr")]


def test_a_missing_language_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="fr"):
        load_questions(tmp_path, ["fr"])


def test_every_question_is_answered_in_order(tmp_path: Path) -> None:
    questions = [Question("give me a refund", "en", "refund"), Question("good morning", "en", "greet")]
    answers = ask(load_understander(pack(tmp_path), LANGUAGES), questions)
    assert [answer.question for answer in answers] == questions
    assert answers[0].understanding.reading.ranking[0].intent == "refund"
