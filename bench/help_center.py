"""What the Help Center's search costs, with few articles in one language and with many: CPU time.

As the edge runs, with one BLAS thread: `OPENBLAS_NUM_THREADS=1 python -m bench.help_center`.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

import yaml

from bot.article_knowledge import open_knowledge
from bot.helpcenter import Article, HelpCenter
from bot.helpcenter.source import Reading
from bot.helpcenter.sources.folder import FolderSource
from bot.language.languages import Languages
from bot.settings import Settings

SIZES = (250, 5_000)
LANGUAGE = "en"
ROUNDS = 3


class ManyArticles:
    """The shipped articles over and over, each with some words of others, so that no two are the same."""

    name = "many articles"

    def __init__(self, articles: list[Article], size: int) -> None:
        chance = random.Random(1)
        words = [word for article in articles for word in article.text.split()]
        self.revision = 1
        self.articles = [
            replace(
                article,
                id=f"{article.id}-{number}",
                slug=f"{article.slug}-{number}",
                title=f"{article.title} {' '.join(chance.sample(words, 2))}",
                html=f"<p>{' '.join(chance.sample(words, 12))}. {article.text} {' '.join(chance.sample(words, 60))}",
            )
            for number, article in zip(range(size), chain.from_iterable(repeat(articles)), strict=False)
        ]

    def change_one(self) -> None:
        self.revision += 1
        self.articles[0] = replace(self.articles[0], title=f"{self.articles[0].title}, changed")

    def read(self, since: str | None = None) -> Reading | None:
        return Reading(tuple(self.articles), str(self.revision)) if since != str(self.revision) else None


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return round(time.process_time() - began, 2)


def measure(settings: Settings, articles: list[Article], size: int, questions: list[str]) -> dict[str, float]:
    languages = Languages.load(settings.root / "languages.yml")
    source = ManyArticles(articles, size)
    first = HelpCenter([source], knowledge=open_knowledge(settings, languages))
    words_alone = seconds(lambda: first.refresh(patience=0))
    all_read = seconds(first.refresh)
    again = HelpCenter([source], knowledge=open_knowledge(settings, languages))
    rebuild = seconds(again.refresh)
    source.change_one()
    changed = seconds(again.refresh)
    times = [1000 * asked(again, question) for question in questions * ROUNDS]
    centiles = statistics.quantiles(times, n=100)
    return {
        "articles": size,
        "first_build_answers_by_words_s": words_alone,
        "first_build_all_read_s": all_read,
        "rebuild_s": rebuild,
        "one_changed_s": changed,
        **{f"search_p{centile}_ms": round(centiles[centile - 1], 2) for centile in (50, 95, 99)},
    }


def asked(center: HelpCenter, question: str) -> float:
    """Seconds."""
    began = time.process_time()
    center.search(question, LANGUAGE)
    return time.process_time() - began


def main() -> None:
    settings = Settings.from_environment()
    shipped = FolderSource(str(settings.root / "articles")).read()
    assert shipped is not None
    articles = [article for article in shipped.articles if article.language == LANGUAGE]
    file = settings.root / "tests" / "helpcenter" / "queries" / f"{LANGUAGE}.yml"
    questions = [one["text"] for one in yaml.safe_load(file.read_text("utf-8"))]
    for size in SIZES:
        with tempfile.TemporaryDirectory() as data:
            print(json.dumps(measure(replace(settings, data=Path(data)), articles, size, questions)), flush=True)


if __name__ == "__main__":
    main()
