"""The search index of one language."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy

from bot.helpcenter import analysis
from bot.helpcenter.analysed import Analysed
from bot.helpcenter.answers import Answers
from bot.helpcenter.article import Article
from bot.helpcenter.elsewhere import Elsewhere
from bot.helpcenter.evidence import LEAST_SCORE, Grounds, Signals, certainty, signals
from bot.helpcenter.field import Field, Scores, scaled
from bot.helpcenter.knowledge import Knowledge, KnowsNothing, Read
from bot.helpcenter.matter import Matters, asked_about
from bot.helpcenter.meaning import Meanings
from bot.helpcenter.query import LONGEST, Query, understand
from bot.helpcenter.questions import Questions
from bot.helpcenter.spelling import Spelling
from bot.helpcenter.thesaurus import Thesaurus
from bot.helpcenter.told import Told

# More suits our own articles, whose writers know their visitors' words, and harms all others.
TITLE_WEIGHT = 0.25
# What a writer knows people ask, word for word.
ASKED_WEIGHT = 0.5
# As much as the whole body, words and pieces: visitors and writers share few words, but they share the matter.
MATTER_WEIGHT = 2.0
# Half as much again: what a question means survives any choice of words. Among the articles only the nearest counts in
# full, since all texts of one trade are somewhat near to each other.
MEANING_WEIGHT = 3.0
# As much as all that, where writers have told what people ask: nothing is nearer to a question than a question.
QUESTION_WEIGHT = 3.0
# As much as the title: what helped others breaks ties, it does not outweigh what an article says.
HELPED_WEIGHT = 0.5
# Grams that stand in most articles cost time and tell nothing apart.
GRAM_CEILING = 0.5
# What comes this far behind the best article is not shown beside it.
LEAST_OF_BEST = 0.2


class _Asked(NamedTuple):
    """A question, and what each article has to say to it."""

    query: Query
    read: Read
    agreement: Scores
    nearness: Scores | None
    likely: Scores | None
    points: Scores


class Index:
    """Finds articles of one language. Immutable: any number of threads may search it.

    `told`: what is known of `articles` beyond their words; None while nobody has read them.
    """

    def __init__(
        self,
        language: str,
        articles: Sequence[Analysed],
        thesaurus: Thesaurus,
        knowledge: Knowledge | None = None,
        told: Told | None = None,
    ) -> None:
        self.language = language
        self.articles = tuple(analysed.article for analysed in articles)
        self.ids = tuple(article.id for article in self.articles)
        self._thesaurus = thesaurus
        self._knowledge = knowledge or KnowsNothing()
        self._spelling = Spelling(word for analysed in articles for word in (*analysed.body, *analysed.asked))
        bodies = [analysed.body for analysed in articles]
        self._body = Field([analysis.stems(own, language) for own in bodies])
        self._title = Field([analysis.stems(analysed.title, language) for analysed in articles])
        self._body_grams = Field([analysis.grams(own) for own in bodies], GRAM_CEILING)
        self._title_grams = Field([analysis.grams(analysed.title) for analysed in articles])
        told = told or Told()
        self._asked_words = Field([analysis.stems(analysed.asked, language) for analysed in articles])
        self._asked_grams = Field([analysis.grams(analysed.asked) for analysed in articles], GRAM_CEILING)
        whole = [(*analysed.body, *analysed.asked) for analysed in articles]
        self._answers = Answers(language, whole, self._body, self._knowledge, told.words)
        read = told.read or [Read()] * len(self.articles)
        self._matters = Matters([one.matters for one in read], [article.labels for article in self.articles])
        self._meanings = Meanings([one.meaning for one in read])
        self._questions = Questions(told.questions)
        self._elsewhere = Elsewhere(told.elsewhere, self._meanings.rows)

    def search(
        self,
        text: str,
        limit: int,
        intent: str | None = None,
        exclude: Collection[str] = (),
        least: float = LEAST_SCORE,
        helped: Scores | None = None,
    ) -> list[tuple[Article, float]]:
        """The best articles with their scores from 0 to 1, best first; empty when the best has less than `least`.

        An article that carries the understood intent among its labels is preferred, and never called unfitting.
        `helped` tells for each of `articles`, from 0 to 1, how well it answered such questions before.
        """
        asked = self._asked(text, intent)
        points = asked.points
        if helped is not None:
            points = points + numpy.float32(HELPED_WEIGHT) * helped
        shown = [n for n in _best(points, limit + len(exclude)) if self.ids[n] not in exclude][:limit]
        if not shown:
            return []
        sure = certainty(self._signals(asked, shown[0]))
        if intent is not None and intent in self.articles[shown[0]].labels:
            sure = max(sure, least)
        return self._scored(shown, points, sure) if sure >= least else []

    def signals(self, text: str) -> Signals | None:
        """What speaks for the article that is first, for whoever weighs the signals; None when there is none."""
        asked = self._asked(text, None)
        return next((self._signals(asked, number) for number in _best(asked.points, 1)), None)

    def _asked(self, text: str, intent: str | None) -> _Asked:
        query = understand(text, self.language, self._spelling, self._thesaurus)
        read = self._knowledge.read(text[:LONGEST], self.language) if query.words else Read()
        agreement = self._matters.agreement(asked_about(read.matters, intent))
        nearness = self._meanings.nearness(read.meaning)
        points = self._points(query) + numpy.float32(MATTER_WEIGHT) * agreement
        likely = None
        if nearness is not None:
            points = points + numpy.float32(MEANING_WEIGHT) * scaled(nearness)
            likely = self._questions.nearness(read.meaning, nearness, points)
        if likely is not None:
            points = points + numpy.float32(QUESTION_WEIGHT) * scaled(likely)
        return _Asked(query, read, agreement, nearness, likely, points)

    def _signals(self, asked: _Asked, number: int) -> Signals:
        questions = self._questions.of(number)
        grounds = Grounds(
            agreement=float(asked.agreement[number]),
            concern=min(1.0, sum(asked.read.matters.values())),
            familiarity=self._matters.familiarity,
            nearness=None if asked.nearness is None else float(asked.nearness[number]),
            likely=self._questions.nearest(asked.read.meaning, number),
            elsewhere=self._elsewhere.nearness(asked.read.meaning, questions),
            of_others=bool(asked.query.strangers),
        )
        return signals(self._answers.matches(asked.query, number), grounds)

    def _scored(self, shown: Sequence[int], points: Scores, sure: float) -> list[tuple[Article, float]]:
        shares = {n: float(points[n] / points[shown[0]]) for n in shown}
        return [(self.articles[n], round(sure * share, 4)) for n, share in shares.items() if share >= LEAST_OF_BEST]

    def _points(self, query: Query) -> Scores:
        words = (self._body, 1.0), (self._title, TITLE_WEIGHT), (self._asked_words, ASKED_WEIGHT)
        pieces = (self._body_grams, 1.0), (self._title_grams, TITLE_WEIGHT), (self._asked_grams, ASKED_WEIGHT)
        points = [weight * scaled(field.scores(query.stems)) for field, weight in words]
        points += [weight * scaled(field.scores(query.grams)) for field, weight in pieces]
        return numpy.asarray(sum(points), dtype=numpy.float32)


def _best(points: Scores, most: int) -> list[int]:
    """The places of so many highest points, highest first; none without any."""
    found = numpy.argpartition(-points, most)[:most] if most < len(points) else numpy.arange(len(points))
    found.sort()
    return [int(n) for n in found[numpy.argsort(-points[found], kind="stable")] if points[n] > 0]
