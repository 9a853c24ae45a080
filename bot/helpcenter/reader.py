"""Whoever reads articles for what they are about and mean, each of them once."""

import time
from collections.abc import Collection, Iterator, Sequence

from bot.helpcenter.article import Article
from bot.helpcenter.knowledge import Knowledge, Meaning, Read, Written
from bot.helpcenter.meaning import opening, together

# So many articles are read at once: enough for an encoder to be fast, few enough to stop soon after patience ends.
BATCH = 64


class Reader:
    """Used by one thread at a time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._read: dict[Article, Read] = {}

    def read(self, articles: Collection[Article], patience: float | None = None) -> int:
        """Read what is new, forget what has gone, and tell how many articles are still unread.

        Stops at the first batch that ends later than `patience` seconds from now; None reads all.
        """
        self._read = {article: self._read[article] for article in articles if article in self._read}
        new = [article for article in articles if article not in self._read]
        end = None if patience is None else time.monotonic() + patience
        for batch in _batches(new):
            self._read |= zip(batch, self._readings(batch), strict=True)
            if end is not None and time.monotonic() >= end:
                break
        return len(set(new) - self._read.keys())

    def of(self, articles: Sequence[Article]) -> list[Read]:
        """What each is about by its title, and what it means in all its languages. Every article must have been read.

        A translation is another way of putting the same, so what an article means is the middle of them.
        """
        translations: dict[str, list[Meaning]] = {}
        for article, read in self._read.items():
            translations.setdefault(article.id, []).append(read.meaning)
        middles = {id: together(translations[id]) for id in {article.id for article in articles}}
        return [Read(self._read[article].matters, middles[article.id]) for article in articles]

    def _readings(self, articles: Sequence[Article]) -> list[Read]:
        titles = self._knowledge.read_all([Written(article.title, article.language) for article in articles])
        openings = self._knowledge.meanings([Written(opening(article), article.language) for article in articles])
        return [
            Read(title.matters, together([title.meaning, first])) for title, first in zip(titles, openings, strict=True)
        ]


def _batches(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    return (articles[start : start + BATCH] for start in range(0, len(articles), BATCH))
