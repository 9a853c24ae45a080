"""How the signs of sureness in `bot/helpcenter/evidence.py` were weighed: a logistic regression, questions for tuning.

Each Help Center counts the same, and so do questions with an answer and without. Prints the weights, and how well those
that are fitted to the other Help Centers hold in one that they never saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from bot.article_knowledge import open_knowledge
from bot.helpcenter import open_source
from bot.helpcenter.evaluation import Question, read_questions
from bot.helpcenter.evidence import START, WEIGHTS, Signals
from bot.helpcenter.index import Index
from bot.helpcenter.knowledge import Knowledge
from bot.helpcenter.reader import Reader
from bot.helpcenter.thesaurus import Thesaurus
from bot.language.languages import Languages
from bot.settings import ROOT, Settings

Numbers = NDArray[np.float64]
Set = tuple[Numbers, NDArray[np.bool_]]

HERE = ROOT / "tests" / "helpcenter"
SETS = {
    "ours": (ROOT / "articles", (HERE / "queries", HERE / "tuning" / "switchyard")),
    "lumora": (HERE / "lumora.json", (HERE / "tuning" / "lumora",)),
    "parcelwood": (HERE / "parcelwood.json", (HERE / "tuning" / "parcelwood",)),
    "finchmoor": (HERE / "finchmoor.json", (HERE / "tuning" / "finchmoor",)),
    "orlinga": (HERE / "orlinga.json", (HERE / "tuning" / "orlinga",)),
}
# Keeps weights small where few questions speak for them.
RIDGE = 2e-4
ANSWERED = 0.95
STEPS = 50


def questions(name: str, folders: Sequence[Path]) -> Iterator[Question]:
    for folder in folders:
        for file in sorted(folder.glob("*.yml")):
            yield from read_questions(file, [])
    if name == "parcelwood":
        asked = yaml.safe_load((HERE / "questions.yml").read_text("utf-8"))
        for language, by_article in asked.items():
            for id, texts in by_article.items():
                right = frozenset[str]() if id == "none" else frozenset([str(id)])
                yield from (Question(text, "natural", language, right) for text in texts)


def seen(name: str, knowledge: Knowledge) -> Set:
    """One row of signals for each question, and whether an article answers it."""
    place, folders = SETS[name]
    reading = open_source(str(place)).read()
    assert reading is not None
    reader = Reader(knowledge)
    reader.read(reading.articles)
    indexes: dict[str, Index] = {}
    for language in {article.language for article in reading.articles}:
        own = [article for article in reading.articles if article.language == language]
        thesaurus = Thesaurus(reading.words.get(language, ()), language)
        told = (reader.of(own), reader.word_meanings(own))
        indexes[language] = Index(language, reader.analysed(own), thesaurus, knowledge, *told)
    rows, answerable = [], []
    for question in questions(name, folders):
        signals = indexes[question.language].signals(question.text)
        rows.append(signals or Signals(*[0.0] * len(WEIGHTS)))
        answerable.append(bool(question.articles))
    return np.array(rows, float), np.array(answerable)


def fitted(sets: Sequence[Set]) -> Numbers:
    """The start and the weights, by Newton's method."""
    rows = np.concatenate([np.c_[np.ones(len(signals)), signals] for signals, _ in sets])
    answerable = np.concatenate([own for _, own in sets])
    share = np.concatenate([np.where(own, 0.5 / own.sum(), 0.5 / (~own).sum()) for _, own in sets]) / len(sets)
    ridge = RIDGE * np.diag([0.0, *[1.0] * len(WEIGHTS)])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share * (sure - answerable)) + ridge @ weights
        bend = (rows.T * (share * sure * (1 - sure))) @ rows + ridge
        weights -= np.linalg.solve(bend + 1e-9 * np.eye(len(weights)), slope)
    return weights


def scores(weights: Numbers, signals: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-(weights[0] + signals @ weights[1:]))))


def area(sure: Numbers, answerable: NDArray[np.bool_]) -> float:
    """How often a question with an answer is surer than one without."""
    return float((sure[answerable][:, None] > sure[~answerable]).mean())


def main() -> None:
    settings = Settings.from_environment()
    knowledge = open_knowledge(settings, Languages.load(settings.root / "languages.yml"))
    sets = {name: seen(name, knowledge) for name in SETS}
    print(f"{'Help Center':12} questions  area  silent where {ANSWERED} is answered, fitted to the others")
    for name, (signals, answerable) in sets.items():
        sure = scores(fitted([own for other, own in sets.items() if other != name]), signals)
        silent = (sure[~answerable] < np.quantile(sure[answerable], 1 - ANSWERED)).mean()
        print(f"{name:12} {len(signals):9}  {area(sure, answerable):.3f} {silent:.2f}")
    weights = fitted(list(sets.values()))
    print(
        "fitted to all:",
        {name: round(float(own), 1) for name, own in zip(("start", *WEIGHTS._fields), weights, strict=True)},
    )
    present = np.array([START, *WEIGHTS])
    print("with the present weights, answered and silent by LEAST_SCORE:")
    for least in (0.25, 0.30, 0.35, 0.40, 0.45):
        both = [
            f"{name} {(sure[own] >= least).mean():.3f} {(sure[~own] < least).mean():.2f}"
            for name, (signals, own) in sets.items()
            for sure in (scores(present, signals),)
        ]
        print(f"  {least:.2f}  {'   '.join(both)}")


if __name__ == "__main__":
    main()
