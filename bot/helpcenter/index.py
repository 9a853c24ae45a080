"""The search index of one language."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy

from bot.helpcenter import analysis
from bot.helpcenter.article import Article
from bot.helpcenter.field import Field, Scores, scaled
from bot.helpcenter.query import Query, understand
from bot.helpcenter.spelling import Spelling
from bot.helpcenter.thesaurus import Thesaurus

TITLE_WEIGHT = 0.5
INTENT_BOOST = 0.75
# Grams that stand in most articles cost time and tell nothing apart.
GRAM_CEILING = 0.5
# What comes this far behind the best article is not shown beside it.
LEAST_OF_BEST = 0.2
# So many telling matches make an article half sure.
EVIDENCE = 2.0
# Below this score nothing is shown: no article fits.
LEAST_SCORE = 0.15


@dataclass(frozen=True)
class Analysed:
    """An article with its words, ready for any index that holds it."""

    article: Article
    title: tuple[str, ...]
    body: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> "Analysed":
        labels = " ".join(article.labels).replace("_", " ")
        whole = f"{article.title}\n{article.section}\n{labels}\n{article.text}"
        return cls(
            article,
            tuple(analysis.words(article.title, article.language)),
            tuple(analysis.words(whole, article.language)),
        )


class Index:
    """Finds articles of one language. Immutable: any number of threads may search it."""

    def __init__(self, language: str, articles: Sequence[Analysed], thesaurus: Thesaurus) -> None:
        self.language = language
        self.articles = tuple(analysed.article for analysed in articles)
        self._thesaurus = thesaurus
        self._spelling = Spelling(word for analysed in articles for word in analysed.body)
        pieces = [analysis.grams(analysed.body) for analysed in articles]
        self._pieces = [frozenset(own) for own in pieces]
        self._body = Field([analysis.stems(analysed.body, language) for analysed in articles])
        self._title = Field([analysis.stems(analysed.title, language) for analysed in articles])
        self._body_grams = Field(pieces, GRAM_CEILING)
        self._title_grams = Field([analysis.grams(analysed.title) for analysed in articles])

    def search(
        self, text: str, limit: int, intent: str | None = None, exclude: Collection[str] = ()
    ) -> list[tuple[Article, float]]:
        """The best articles with their scores from 0 to 1, best first; empty when none answers the question.

        An article that carries the understood intent among its labels is preferred, and never called unfitting.
        """
        query = understand(text, self.language, self._spelling, self._thesaurus)
        labelled = numpy.array([intent is not None and intent in article.labels for article in self.articles])
        pieces = self._body_grams.scores(query.grams)
        points = self._points(query, pieces) + INTENT_BOOST * labelled
        ranked = (int(n) for n in numpy.argsort(-points, kind="stable") if points[n] > 0)
        shown = list(islice((n for n in ranked if self.articles[n].id not in exclude), limit))
        if not shown:
            return []
        first = shown[0]
        sure = self._known(query, first) * self._evidence(float(pieces[first]))
        sure = max(sure, LEAST_SCORE if labelled[first] else 0.0)
        if sure < LEAST_SCORE:
            return []
        shares = {n: float(points[n] / points[first]) for n in shown}
        return [(self.articles[n], round(sure * share, 4)) for n, share in shares.items() if share >= LEAST_OF_BEST]

    def _points(self, query: Query, body_grams: Scores) -> Scores:
        words = scaled(self._body.scores(query.stems)) + TITLE_WEIGHT * scaled(self._title.scores(query.stems))
        pieces = scaled(body_grams) + TITLE_WEIGHT * scaled(self._title_grams.scores(query.grams))
        return numpy.asarray(words + pieces, dtype=numpy.float32)

    def _known(self, query: Query, number: int) -> float:
        """The share of the question's words that any article knows: a foreign question has few.

        A word that no article has, as a compound or an unusual form, counts for the part that this article shares.
        """
        shares = [
            1.0 if any(stem in self._body for stem in word.answers) else self._shared(word.grams, number)
            for word in query.words
        ]
        return sum(shares) / len(shares) if shares else 0.0

    def _shared(self, grams: frozenset[str], number: int) -> float:
        return max(0.0, 2 * len(grams & self._pieces[number]) / len(grams) - 1)

    def _evidence(self, score: float) -> float:
        """How much an article's own score weighs, from 0 to 1, whatever the size of the Help Center."""
        matches = score / self._body_grams.highest
        return matches / (matches + EVIDENCE)
