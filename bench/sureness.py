"""How the signs of sureness in `bot/helpcenter/evidence.py` were weighed: a logistic regression, questions for tuning.

Each Help Center counts the same, and so do questions with an answer and without. Prints the weights, and how well those
that are fitted to the other Help Centers hold in one that they never saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
# The writers of these have told what people ask. Both count twice, with that and without, to serve
# either kind of Help Center.
ASKED = ("ours", "orlinga")
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


def seen(name: str, knowledge: Knowledge, asked: bool) -> Set:
    """One row of signals for each question, and whether an article answers it.

    `asked`: with what its writers know people ask, else as if they had told nothing.
    """
    place, folders = SETS[name]
    reading = open_source(str(place)).read()
    assert reading is not None
    articles = [article if asked else replace(article, questions=()) for article in reading.articles]
    reader = Reader(knowledge)
    reader.read(articles)
    indexes: dict[str, Index] = {}
    for language in {article.language for article in articles}:
        own = [article for article in articles if article.language == language]
        thesaurus = Thesaurus(reading.words.get(language, ()), language)
        indexes[language] = Index(language, reader.analysed(own), thesaurus, knowledge, reader.told(own))
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


def left_out(sets: Mapping[str, Set]) -> None:
    """How well the weights hold in a Help Center that they were not fitted to."""
    print(f"{'left out':20} questions  area  silent where {ANSWERED} are answered, fitted to the others")
    for name, (signals, answerable) in sets.items():
        others = [own for other, own in sets.items() if other.split()[0] != name.split()[0]]
        sure = scores(fitted(others), signals)
        silent = (sure[~answerable] < np.quantile(sure[answerable], 1 - ANSWERED)).mean()
        print(f"{name:20} {len(signals):9}  {area(sure, answerable):.3f} {silent:.2f}")


def main() -> None:
    settings = Settings.from_environment()
    knowledge = open_knowledge(settings, Languages.load(settings.root / "languages.yml"))
    sets = {name: seen(name, knowledge, asked=False) for name in SETS}
    sets |= {f"{name} with questions": seen(name, knowledge, asked=True) for name in ASKED}
    left_out(sets)
    weights = dict(zip(("start", *WEIGHTS._fields), fitted(list(sets.values())), strict=True))
    print("fitted to all:", {name: round(float(own), 1) for name, own in weights.items()})
    present = np.array([START, *WEIGHTS])
    print("with the present weights, answered and silent by LEAST_SCORE:", *sets, sep="\n  ")
    for least in np.arange(0.2, 0.5, 0.05):
        both = [
            f"{(sure[own] >= least).mean():.3f} {(sure[~own] < least).mean():.2f}"
            for signals, own in sets.values()
            for sure in (scores(present, signals),)
        ]
        print(f"  {least:.2f}  {'   '.join(both)}")


if __name__ == "__main__":
    main()
