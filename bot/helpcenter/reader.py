"""Whoever reads articles: their words, what they are about, and what they mean; each of them once."""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy
import numpy.typing

from bot.helpcenter.analysed import Analysed
from bot.helpcenter.article import Article
from bot.helpcenter.knowledge import Knowledge, Meaning, Read, Written
from bot.helpcenter.likeness import WordMeanings
from bot.helpcenter.meaning import opening, together

# So many texts are read at once: enough for an encoder to be fast, few enough to stop soon after patience ends.
BATCH = 64

Item = TypeVar("Item")


class Reader:
    """Used by one thread at a time."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._analysed: dict[Article, Analysed] = {}
        self._read: dict[Article, Read] = {}
        # thousands of words: half precision is enough for them
        self._words: dict[Written, numpy.typing.NDArray[numpy.float16]] = {}

    def read(self, articles: Collection[Article], patience: float | None = None) -> int:
        """Read what is new, forget what has gone, and tell how many articles and words are still unread.

        Words are told apart at once. For meanings, no batch begins later than `patience` seconds from now, except the
        first; None reads all.
        """
        self._analysed = {article: self._analysed.get(article) or Analysed.of(article) for article in articles}
        self._read = {article: self._read[article] for article in articles if article in self._read}
        words = dict.fromkeys(word for article in articles for word in self._telling(article))
        self._words = {word: self._words[word] for word in words if word in self._words}
        new_articles = [article for article in articles if article not in self._read]
        new_words = [word for word in words if word not in self._words]
        end = None if patience is None else time.monotonic() + patience
        for batch in _batches(new_articles):
            self._read |= zip(batch, self._readings(batch), strict=True)
            if end is not None and time.monotonic() >= end:
                return len(self._analysed) - len(self._read) + len(new_words)
        for words_batch in _batches(new_words):
            meanings = [meaning.astype(numpy.float16) for meaning in self._knowledge.meanings(words_batch)]
            self._words |= zip(words_batch, meanings, strict=True)
            if end is not None and time.monotonic() >= end:
                break
        return len(words) - len(self._words)

    def analysed(self, articles: Iterable[Article]) -> list[Analysed]:
        """Their words."""
        return [self._analysed[article] for article in articles]

    def of(self, articles: Sequence[Article]) -> list[Read]:
        """What each is about by its title, and what it means in all its languages. Every article must have been read.

        A translation is another way of putting the same, so what an article means is the middle of them.
        """
        translations: dict[str, list[Meaning]] = {}
        for article, read in self._read.items():
            translations.setdefault(article.id, []).append(read.meaning)
        middles = {id: together(translations[id]) for id in {article.id for article in articles}}
        return [Read(self._read[article].matters, middles[article.id]) for article in articles]

    def word_meanings(self, articles: Iterable[Article]) -> WordMeanings:
        """Of all telling words of these articles, which must have been read."""
        words = dict.fromkeys(word for article in articles for word in self._telling(article))
        return WordMeanings({word.text: self._words[word] for word in words})

    def _telling(self, article: Article) -> Iterator[Written]:
        return (Written(word, article.language) for word in self._analysed[article].telling())

    def _readings(self, articles: Sequence[Article]) -> list[Read]:
        titles = self._knowledge.read_all([Written(article.title, article.language) for article in articles])
        openings = self._knowledge.meanings([Written(opening(article), article.language) for article in articles])
        return [
            Read(title.matters, together([title.meaning, first])) for title, first in zip(titles, openings, strict=True)
        ]


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
