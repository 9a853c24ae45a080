"""The search to beat: BM25 over whole words, the title counted three times, nothing else. Only measured against."""

import re
from collections.abc import Iterable

from bot.helpcenter.article import Article
from bot.helpcenter.evaluation import DEPTH
from bot.helpcenter.field import Field

TITLE_TIMES = 3


class PlainSearch:
    """Every language an index of its own; an article is found when it shares any word with the question."""

    def __init__(self, articles: Iterable[Article]) -> None:
        shelves: dict[str, list[Article]] = {}
        for article in articles:
            shelves.setdefault(article.language, []).append(article)
        self._ids = {language: [article.id for article in shelf] for language, shelf in shelves.items()}
        self._fields = {
            language: Field([_words(f"{article.title} " * TITLE_TIMES + article.text) for article in shelf])
            for language, shelf in shelves.items()
        }

    def __call__(self, text: str, language: str) -> list[str]:
        """See `evaluation.Search`."""
        field = self._fields.get(language)
        if field is None:
            return []
        scores = field.scores(dict.fromkeys(_words(text), 1.0))
        ranked = sorted(range(len(scores)), key=lambda number: -scores[number])
        return [self._ids[language][number] for number in ranked if scores[number] > 0][:DEPTH]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
