"""How long the Help Center's index takes to build and to search, at 5,000 articles in one language: CPU time."""

from __future__ import annotations

import json
import random
import statistics
import time
from dataclasses import replace
from itertools import chain, repeat

import yaml

from bot.cli.articles.opening import open_center
from bot.helpcenter import Article, HelpCenter
from bot.helpcenter.source import Reading
from bot.settings import Settings

SIZE = 5_000
LANGUAGE = "en"
ROUNDS = 3


class ManyArticles:
    """The shipped articles over and over, each with some words of others, so that no two are the same."""

    name = "many articles"

    def __init__(self, articles: list[Article]) -> None:
        chance = random.Random(1)
        words = [word for article in articles for word in article.text.split()]
        self.articles = [
            replace(
                article,
                id=f"{article.id}-{number}",
                slug=f"{article.slug}-{number}",
                title=f"{article.title} {' '.join(chance.sample(words, 2))}",
                html=f"<p>{article.text} {' '.join(chance.sample(words, 60))}</p>",
            )
            for number, article in zip(range(SIZE), chain.from_iterable(repeat(articles)), strict=False)
        ]

    def read(self, since: str | None = None) -> Reading | None:
        return Reading(tuple(self.articles), "1") if since is None else None


def main() -> None:
    settings = Settings.from_environment()
    shipped = open_center(settings)
    # the model that the shipped Help Center was opened with reads the many articles too
    center = HelpCenter(
        [ManyArticles([a for a in shipped.articles() if a.language == LANGUAGE])], knowledge=shipped.knowledge
    )
    began = time.process_time()
    center.refresh()
    built = time.process_time() - began
    file = settings.root / "tests" / "helpcenter" / "queries" / f"{LANGUAGE}.yml"
    questions = [one["text"] for one in yaml.safe_load(file.read_text("utf-8"))]
    times: list[float] = []
    for question in questions * ROUNDS:
        began = time.process_time()
        center.search(question, LANGUAGE)
        times.append(1000 * (time.process_time() - began))
    p99 = statistics.quantiles(times, n=100)[98]
    print(
        json.dumps(
            {
                "articles": SIZE,
                "build_seconds": round(built, 1),
                "search_p50_ms": round(statistics.median(times), 2),
                "search_p99_ms": round(p99, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
