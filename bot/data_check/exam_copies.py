"""What the search knows beforehand must not be what its exams ask, or they say nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from bot.data_check import begun
from bot.data_check.problem import Problem
from bot.data_check.sentences import plain
from bot.data_check.variety import near_duplicates
from bot.helpcenter.article_file import read_article

EXAMS = "tests/helpcenter"
ELSEWHERE = "bot/helpcenter/elsewhere.yml"
# Two words meet by chance: whoever asks for a `price list` can say it in few other ways.
FEWEST_WORDS = 3

Texts = Mapping[str, Sequence[str]]
"""File → what stands in it."""


def problems(root: Path) -> Iterator[Problem]:
    """Each with the file that has to change; what an exam asks is never read out."""
    for code in begun.languages(root):
        known, asked = {**_articles(root, code), **_elsewhere(root, code)}, _exams(root, code)
        for file, text in _copied(known, asked):
            yield Problem(file, text, "is nearly what an exam of the search asks: leave it out, or say another thing")


def _copied(known: Texts, asked: Texts) -> Iterator[tuple[str, str]]:
    exams = {plain(text) for texts in asked.values() for text in texts if len(text.split()) >= FEWEST_WORDS}
    found = {(file, text): None for file, texts in known.items() for text in texts if plain(text) in exams}
    for one, other in near_duplicates({**known, **asked}):
        if (one[0] in known) != (other[0] in known):
            found[one if one[0] in known else other] = None
    yield from sorted(found)


def _articles(root: Path, code: str) -> dict[str, Sequence[str]]:
    """The questions of articles; what is wrong with a file, `articles check` tells."""
    paths = sorted((root / "articles" / code).glob("[!_.]*.md"))
    read = ((path, read_article(path, [])) for path in paths)
    return {str(path.relative_to(root)): article.questions for path, article in read if article}


def _elsewhere(root: Path, code: str) -> dict[str, Sequence[str]]:
    file = root / ELSEWHERE
    trades = yaml.safe_load(file.read_text("utf-8")) if file.exists() else {}
    matters = [matter for matters in trades.values() for matter in matters]
    return {ELSEWHERE: [matter[code] for matter in matters if code in matter]}


def _exams(root: Path, code: str) -> dict[str, Sequence[str]]:
    folder = root / EXAMS
    found: dict[str, Sequence[str]] = {
        str(path.relative_to(root)): [str(one["text"]) for one in yaml.safe_load(path.read_text("utf-8"))]
        for path in sorted(folder.rglob(f"{code}.yml"))
    }
    by_language = folder / "questions.yml"
    if by_language.exists():
        asked = yaml.safe_load(by_language.read_text("utf-8")).get(code, {})
        found[str(by_language.relative_to(root))] = [text for texts in asked.values() for text in texts]
    return found
