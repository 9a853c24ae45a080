"""Whoever reads articles: their words, what they are about, and what they mean; each of them once."""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy

from bot.helpcenter.analysed import Analysed
from bot.helpcenter.article import Article
from bot.helpcenter.elsewhere import Matter, middles, shipped
from bot.helpcenter.knowledge import Knowledge, Meaning, Read, Written
from bot.helpcenter.likeness import Half, WordMeanings
from bot.helpcenter.meaning import Packed, opening, packed, together
from bot.helpcenter.told import Told

# So many texts are read at once: enough for an encoder to be fast, few enough to stop soon after patience ends.
BATCH = 64

Item = TypeVar("Item")


class Reader:
    """Used by one thread at a time. `elsewhere`: what people ask of firms of other trades."""

    def __init__(self, knowledge: Knowledge, elsewhere: Sequence[Matter] | None = None) -> None:
        self._knowledge = knowledge
        self._elsewhere = elsewhere
        self._analysed: dict[Article, Analysed] = {}
        self._read: dict[Article, Read] = {}
        # thousands of questions and words: half precision is enough for them
        self._meanings: dict[Written, Half] = {}
        self._questions: dict[tuple[Written, ...], Packed] = {}

    def read(self, articles: Collection[Article], patience: float | None = None) -> int:
        """Read what is new, forget what has gone, and tell how many articles and other texts are still unread.

        Words are told apart at once. For meanings, no batch begins later than `patience` seconds from now, except the
        first; None reads all.
        """
        self._analysed = {article: self._analysed.get(article) or Analysed.of(article) for article in articles}
        self._read = {article: self._read[article] for article in articles if article in self._read}
        texts = dict.fromkeys(self._texts(articles))
        self._meanings = {text: self._meanings[text] for text in texts if text in self._meanings}
        self._questions = {}
        new_articles = [article for article in articles if article not in self._read]
        new_texts = [text for text in texts if text not in self._meanings]
        end = None if patience is None else time.monotonic() + patience
        for batch in _batches(new_articles):
            self._read |= zip(batch, self._readings(batch), strict=True)
            if end is not None and time.monotonic() >= end:
                return len(self._analysed) - len(self._read) + len(new_texts)
        for texts_batch in _batches(new_texts):
            meanings = [meaning.astype(numpy.float16) for meaning in self._knowledge.meanings(texts_batch)]
            self._meanings |= zip(texts_batch, meanings, strict=True)
            if end is not None and time.monotonic() >= end:
                break
        return len(texts) - len(self._meanings)

    def analysed(self, articles: Iterable[Article]) -> list[Analysed]:
        """Their words."""
        return [self._analysed[article] for article in articles]

    def told(self, articles: Sequence[Article]) -> Told:
        """What is known of these articles of one language. Everything must have been read."""
        words = dict.fromkeys(word for article in articles for word in self._telling(article))
        return Told(
            self._of(articles),
            self._asked(articles),
            WordMeanings({word.text: self._meanings[word] for word in words}),
            middles(self._matters(), self._meanings),
        )

    def _of(self, articles: Sequence[Article]) -> list[Read]:
        """What each is about by its title, and what it means in all its languages.

        A translation is another way of putting the same, so what an article means is the middle of them.
        """
        translations: dict[str, list[Meaning]] = {}
        for article, read in self._read.items():
            translations.setdefault(article.id, []).append(read.meaning)
        middles = {id: together(translations[id]) for id in {article.id for article in articles}}
        return [Read(self._read[article].matters, middles[article.id]) for article in articles]

    def _asked(self, articles: Sequence[Article]) -> list[Packed]:
        """What the questions of each mean. Those of a translation are as good: the reader knows all languages."""
        by_id: dict[str, list[Written]] = {}
        for article in self._read:
            by_id.setdefault(article.id, []).extend(_questions(article))
        return [self._rows(tuple(by_id[article.id])) for article in articles]

    def _rows(self, questions: tuple[Written, ...]) -> Packed:
        """The same for every language, so that they lie in memory once."""
        if questions not in self._questions:
            self._questions[questions] = packed([self._meanings[question] for question in questions])
        return self._questions[questions]

    def _matters(self) -> Sequence[Matter]:
        return shipped() if self._elsewhere is None else self._elsewhere

    def _texts(self, articles: Iterable[Article]) -> Iterator[Written]:
        """All that is read besides titles and openings."""
        yield from (text for matter in self._matters() for text in matter)
        for article in articles:
            yield from _questions(article)
            yield from self._telling(article)

    def _telling(self, article: Article) -> Iterator[Written]:
        return (Written(word, article.language) for word in self._analysed[article].telling())

    def _readings(self, articles: Sequence[Article]) -> list[Read]:
        titles = self._knowledge.read_all([Written(article.title, article.language) for article in articles])
        openings = self._knowledge.meanings([Written(opening(article), article.language) for article in articles])
        return [
            Read(title.matters, together([title.meaning, first])) for title, first in zip(titles, openings, strict=True)
        ]


def _questions(article: Article) -> Iterator[Written]:
    return (Written(question, article.language) for question in article.questions)


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
