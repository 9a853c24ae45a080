"""How good a search is: questions whose answers are known, and the figures that a search reaches on them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.helpcenter.source import Problem

KINDS = ("keyword", "natural", "messy")
# So many articles are looked at for the mean reciprocal rank; nobody reads further.
DEPTH = 10

Search = Callable[[str, str], Sequence[str]]
"""Text and language → ids of the articles found, best first, at most `DEPTH`."""


@dataclass(frozen=True)
class Question:
    """What a visitor may ask. `articles`: the ids that would be a good first answer; none when nothing answers it."""

    text: str
    kind: str
    language: str
    articles: frozenset[str]


class Asked(NamedTuple):
    """A question and the ids that were found."""

    question: Question
    found: Sequence[str]


@dataclass(frozen=True)
class Figures:
    """What a search reached, as shares from 0 to 1; None where nothing of that sort was asked.

    `first`, `among_three`, `reciprocal_rank` and `answered` are about the questions that have an answer, `silent` is
    about those that have none.
    """

    asked: int
    first: float | None
    among_three: float | None
    reciprocal_rank: float | None
    answered: float | None
    silent: float | None


def read_questions(path: Path, problems: list[Problem]) -> list[Question]:
    """The questions of `<language>.yml`, a list of `{text, kind, articles}`; what is wrong goes to `problems`."""
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(Problem(str(path), " ".join(str(error).split())))
        return []
    if not isinstance(written, list):
        problems.append(Problem(str(path), "must be a list of questions"))
        return []
    questions: list[Question] = []
    for number, item in enumerate(written, start=1):
        question = _question(item, path.stem)
        if question is None:
            problems.append(
                Problem(f"{path}: question {number}", f"needs text, kind ({', '.join(KINDS)}) and articles")
            )
        else:
            questions.append(question)
    return questions


def _question(item: object, language: str) -> Question | None:
    if not isinstance(item, dict):
        return None
    text, kind, articles = item.get("text"), item.get("kind"), item.get("articles")
    if not isinstance(text, str) or not text.strip() or kind not in KINDS or not isinstance(articles, list):
        return None
    return Question(text, kind, language, frozenset(str(id) for id in articles))


def ask(questions: Iterable[Question], search: Search) -> list[Asked]:
    """Everything once."""
    return [Asked(question, search(question.text, question.language)[:DEPTH]) for question in questions]


def measure(asked: Iterable[Asked]) -> Figures:
    """What the answers are worth."""
    ranks: list[int] = []
    answered: list[bool] = []
    silent: list[bool] = []
    for question, found in asked:
        if question.articles:
            ranks.append(next((rank for rank, id in enumerate(found, start=1) if id in question.articles), 0))
            answered.append(bool(found))
        else:
            silent.append(not found)
    return Figures(
        asked=len(ranks) + len(silent),
        first=_mean([rank == 1 for rank in ranks]),
        among_three=_mean([1 <= rank <= 3 for rank in ranks]),
        reciprocal_rank=_mean([1 / rank if rank else 0.0 for rank in ranks]),
        answered=_mean(answered),
        silent=_mean(silent),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
