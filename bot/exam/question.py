"""Sentences with the right answer, and what the model answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.understanding.understand import Understander, Understanding


@dataclass(frozen=True)
class Question:
    """A sentence, the language it is written in and what it is about."""

    text: str
    language: str
    intent: str


@dataclass(frozen=True)
class Answer:
    """A question and what the model made of it, without knowing the page's language."""

    question: Question
    understanding: Understanding


def load_questions(folder: Path, languages: Iterable[str]) -> list[Question]:
    """The sentences of `<language>.yml`, each a mapping from intent to sentences.

    Raises:
        OSError: a language has no such file.
    """
    questions = []
    for language in languages:
        content = yaml.safe_load((folder / f"{language}.yml").read_text(encoding="utf-8"))
        questions += [Question(text, language, intent) for intent, texts in content.items() for text in texts]
    return questions


def ask(understander: Understander, questions: Iterable[Question]) -> list[Answer]:
    """Every question by itself: no conversation before it."""
    return [Answer(question, understander.understand(question.text)) for question in questions]
