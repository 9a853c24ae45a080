"""The Help Center: articles of all sources and languages, found by question, id or address."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.helpcenter.article import Article, Section, base_language, by_section
from bot.helpcenter.evidence import LEAST_FALLBACK_SCORE, LEAST_SCORE
from bot.helpcenter.experience import Experience
from bot.helpcenter.index import Analysed, Index
from bot.helpcenter.knowledge import Knowledge, KnowsNothing, Meaning, Written
from bot.helpcenter.meaning import by_id, opening, together
from bot.helpcenter.source import Groups, Problem, Reading, Source, SourceError
from bot.helpcenter.thesaurus import Thesaurus


@dataclass(frozen=True)
class Hit:
    """An article that was found. `score` runs from 0 to 1; `fallback`: it is not in the language asked for."""

    article: Article
    score: float
    fallback: bool


@dataclass(frozen=True)
class Refreshed:
    """What a refresh found: languages whose index was built anew, and everything that is wrong."""

    languages: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Shelf:
    """All that readers need, swapped as one."""

    indexes: dict[str, Index] = field(default_factory=dict)
    articles: dict[tuple[str, str], Article] = field(default_factory=dict)
    slugs: dict[tuple[str, str], Article] = field(default_factory=dict)
    words: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


class HelpCenter:
    """Safe for any number of readers at once; empty until the first `refresh`.

    `sources` are gone through anew at every refresh, so that a `Library` may gain some while the process runs.
    Where two sources hold the same id in the same language, the later source's article counts.
    `knowledge` tells what titles and questions are about and mean; without it, words alone decide. `experience` may be
    replaced at any time.
    """

    def __init__(self, sources: Iterable[Source], fallback: str = "en", knowledge: Knowledge | None = None) -> None:
        self.fallback = fallback
        self.knowledge = knowledge or KnowsNothing()
        self.problems: tuple[Problem, ...] = ()
        self.experience = Experience()
        self._sources = sources
        self._readings: dict[str, Reading] = {}
        self._analysed: dict[Article, Analysed] = {}
        self._meanings: dict[Article, Meaning] = {}
        self._shelf = _Shelf()
        self._refreshing = threading.Lock()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have at least one article, in alphabetical order."""
        return tuple(sorted(self._shelf.indexes))

    def search(
        self,
        text: str,
        language: str,
        limit: int = 3,
        intent: str | None = None,
        exclude: frozenset[str] = frozenset(),
    ) -> list[Hit]:
        """The articles that answer best, best first; empty when none fits.

        When the visitor's language has nothing, the fallback language is searched, and what is found there is
        given in the visitor's language where a translation exists.
        """
        shelf, language = self._shelf, base_language(language)
        for searched in dict.fromkeys((language, self.fallback)):
            index = shelf.indexes.get(searched)
            if index is None:
                continue
            least = LEAST_SCORE if searched == language else LEAST_FALLBACK_SCORE
            helped = self.experience.scores(text, language, [article.id for article in index.articles])
            found = index.search(text, limit, intent, exclude, least, helped)
            if found:
                own = [(shelf.articles.get((article.id, language), article), score) for article, score in found]
                return [Hit(article, score, article.language != language) for article, score in own]
        return []

    def get(self, id: str, language: str) -> Article | None:
        """The article in this language, else in the fallback language, else in any; its `language` says which."""
        translations = {article.language: article for article in self.translations(id)}
        for wanted in (base_language(language), self.fallback, *translations):
            if wanted in translations:
                return translations[wanted]
        return None

    def by_slug(self, slug: str, language: str) -> Article | None:
        """The article at an address."""
        return self._shelf.slugs.get((slug, base_language(language)))

    def translations(self, id: str) -> tuple[Article, ...]:
        """The article in every language that has it, in alphabetical order of their codes."""
        shelf = self._shelf
        codes = sorted(shelf.indexes)
        return tuple(shelf.articles[id, code] for code in codes if (id, code) in shelf.articles)

    def sections(self, language: str) -> tuple[Section, ...]:
        """Every section with its articles; those of the fallback language when this one has none."""
        indexes = self._shelf.indexes
        index = indexes.get(base_language(language)) or indexes.get(self.fallback)
        return by_section(index.articles) if index else ()

    def articles(self) -> tuple[Article, ...]:
        """All articles in all languages."""
        return tuple(self._shelf.articles.values())

    def refresh(self) -> Refreshed:
        """Re-read the sources that changed and build the indexes of the languages that changed.

        Never raises for a source: one that fails keeps what it last gave, and `problems` says so. Blocking: call it
        from a thread when an event loop is running.
        """
        with self._refreshing:
            failures: list[Problem] = []
            readings: dict[str, Reading] = {}
            for source in self._sources:
                known = self._readings.get(source.name)
                if known is not None:
                    readings[source.name] = known
                try:
                    reading = source.read(known.revision if known else None)
                except SourceError as error:
                    failures.append(_failure(source, error, known))
                    continue
                if reading is not None:
                    readings[source.name] = reading
            self._readings = readings
            self.problems = (*failures, *(problem for reading in readings.values() for problem in reading.problems))
            return Refreshed(self._build(readings.values()), self.problems)

    def _build(self, readings: Iterable[Reading]) -> tuple[str, ...]:
        readings = tuple(readings)
        articles = {(article.id, article.language): article for reading in readings for article in reading.articles}
        words = _merged(reading.words for reading in readings)
        old = self._shelf
        if articles == old.articles and words == old.words:
            return ()
        self._analyse(articles.values())
        meanings = by_id(self._meanings)
        indexes: dict[str, Index] = {}
        changed: list[str] = []
        for language in sorted({article.language for article in articles.values()}):
            own = tuple(article for article in articles.values() if article.language == language)
            index = old.indexes.get(language)
            # a translation that changed is no reason to build this one anew: it shifts what an article means by little
            if index is None or index.articles != own or words.get(language) != old.words.get(language):
                thesaurus = Thesaurus(words.get(language, ()), language)
                analysed = [self._analysed[article] for article in own]
                index = Index(language, analysed, thesaurus, self.knowledge, [meanings[one.id] for one in own])
                changed.append(language)
            indexes[language] = index
        slugs = {(article.slug, article.language): article for article in articles.values()}
        self._shelf = _Shelf(indexes, articles, slugs, words)
        return tuple(sorted({*changed, *(old.indexes.keys() - indexes.keys())}))

    def _analyse(self, articles: Iterable[Article]) -> None:
        """Read what is new, and forget what has gone."""
        articles = tuple(articles)
        new = [article for article in articles if article not in self._analysed]
        titles = self.knowledge.read_all([Written(article.title, article.language) for article in new])
        openings = self.knowledge.meanings([Written(opening(article), article.language) for article in new])
        for article, title, first in zip(new, titles, openings, strict=True):
            self._analysed[article] = Analysed.of(article, title)
            self._meanings[article] = together([title.meaning, first])
        self._analysed = {article: self._analysed[article] for article in articles}
        self._meanings = {article: self._meanings[article] for article in articles}


def _failure(source: Source, error: SourceError, known: Reading | None) -> Problem:
    kept = f"; its last {len(known.articles)} articles are kept" if known else "; it has given no articles yet"
    return Problem(source.name, f"{error}{kept}{'; will be tried again' if error.again else ''}")


def _merged(all_words: Iterable[Groups]) -> dict[str, tuple[tuple[str, ...], ...]]:
    merged: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in all_words:
        for language, groups in words.items():
            merged[language] = (*merged.get(language, ()), *(tuple(group) for group in groups))
    return merged
