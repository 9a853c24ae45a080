"""Sentences with the right answer, and what the model answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.language.choose import Choice, choose
from bot.understanding.understand import Understander, Understanding

ANY = "any"
"""Written in words that several spoken languages share: whichever of them is heard is right."""


@dataclass(frozen=True)
class Question:
    """A sentence, the language of the visitor who wrote it and what it is about.

    `written_in`: the language of the words, where it is not the visitor's: somebody pastes an English error text, or
    asks for another language in that language. `any` if no language could be called wrong.
    """

    text: str
    language: str
    intent: str
    written_in: str = ""

    def is_heard_in(self, choice: Choice) -> bool:
        """Whether the language was recognised; a foreign one counts only by its name."""
        if self.written_in == ANY:
            return choice.foreign is None
        return (choice.foreign or choice.language) == (self.written_in or self.language)


@dataclass(frozen=True)
class Answer:
    """A question and what the model made of it, without knowing the page's language.

    `on_page`: the language that is heard if the page is known to be in the visitor's, as it is in use.
    """

    question: Question
    understanding: Understanding
    on_page: Choice


def load_questions(folder: Path, languages: Iterable[str]) -> list[Question]:
    """The sentences of `<language>.yml`, each a mapping from intent to sentences.

    A sentence may be `{text: …, language: …}`, with the language that it is written in.

    Raises:
        OSError: a language has no such file.
    """
    questions = []
    for language in languages:
        content = yaml.safe_load((folder / f"{language}.yml").read_text(encoding="utf-8"))
        questions += [_question(one, language, intent) for intent, group in content.items() for one in group]
    return questions


def _question(one: str | dict[str, Any], language: str, intent: str) -> Question:
    if isinstance(one, str):
        return Question(one, language, intent)
    return Question(one["text"], language, intent, one["language"])


def ask(understander: Understander, questions: Iterable[Question]) -> list[Answer]:
    """Every question by itself: no conversation before it."""
    return [_ask(understander, question) for question in questions]


def _ask(understander: Understander, question: Question) -> Answer:
    heard = choose(understander.detector.evidence(question.text), understander.languages, page=question.language)
    return Answer(question, understander.understand(question.text), heard)
