"""The Help Center: articles of all sources and languages, found by question, id or address."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from bot.helpcenter.article import Article, Section, base_language, by_section
from bot.helpcenter.evidence import LEAST_FALLBACK_SCORE, LEAST_SCORE, LEAST_SECOND_SCORE
from bot.helpcenter.experience import Experience
from bot.helpcenter.knowledge import Knowledge, KnowsNothing
from bot.helpcenter.reader import Reader
from bot.helpcenter.shelf import Shelf, shelved
from bot.helpcenter.source import Problem, Source
from bot.helpcenter.stock import Storekeeper


@dataclass(frozen=True)
class Hit:
    """An article that was found. `score` runs from 0 to 1; `fallback`: it is not in the language asked for."""

    article: Article
    score: float
    fallback: bool


@dataclass(frozen=True)
class Refreshed:
    """What a refresh found: languages whose index was built anew, everything that is wrong, and how many
    articles and words are still to be read for what they mean."""

    languages: tuple[str, ...]
    problems: tuple[Problem, ...]
    unread: int


class HelpCenter:
    """Safe for any number of readers at once; empty until the first `refresh`.

    `sources` are gone through anew at every refresh, so that a `Library` may gain some while the process runs.
    `knowledge` tells what titles and questions are about and mean; without it, words alone decide. `experience` may be
    replaced at any time.
    """

    def __init__(self, sources: Iterable[Source], fallback: str = "en", knowledge: Knowledge | None = None) -> None:
        self.fallback = fallback
        self.knowledge = knowledge or KnowsNothing()
        self.problems: tuple[Problem, ...] = ()
        self.experience = Experience()
        self._storekeeper = Storekeeper(sources)
        self._reader = Reader(self.knowledge)
        self._shelf = Shelf()
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
        elsewhere = LEAST_SECOND_SCORE if language in shelf.indexes else LEAST_FALLBACK_SCORE
        for searched in dict.fromkeys((language, self.fallback)):
            index = shelf.indexes.get(searched)
            if index is None:
                continue
            least = LEAST_SCORE if searched == language else elsewhere
            helped = self.experience.scores(text, language, index.ids)
            found = index.search(text, limit, intent, exclude, least, helped)
            if found:
                own = [(shelf.stock.articles.get((article.id, language), article), score) for article, score in found]
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
        return tuple(shelf.stock.articles[id, code] for code in codes if (id, code) in shelf.stock.articles)

    def sections(self, language: str) -> tuple[Section, ...]:
        """Every section with its articles; those of the fallback language when this one has none."""
        indexes = self._shelf.indexes
        index = indexes.get(base_language(language)) or indexes.get(self.fallback)
        return by_section(index.articles) if index else ()

    def articles(self) -> tuple[Article, ...]:
        """All articles in all languages."""
        return tuple(self._shelf.stock.articles.values())

    def refresh(self, patience: float | None = None) -> Refreshed:
        """Take over what changed in the sources; only the languages that changed are indexed anew.

        New articles are read for what they mean, for about `patience` seconds at most; the next refresh goes on. Until
        all are read, what was there before goes on answering; where nothing was, words alone answer.

        Never raises for a source: one that fails keeps what it last gave, and `problems` says so. Blocking: call it
        from a thread when an event loop is running.
        """
        with self._refreshing:
            stock, old = self._storekeeper.take(), self._shelf
            self.problems = stock.problems
            if old.holds(stock):
                return Refreshed((), self.problems, unread=0)
            unread = self._reader.read(stock.articles.values(), patience)
            if not (unread and old.indexes):
                self._shelf = shelved(stock, old, self._reader, self.knowledge, read=not unread)
            return Refreshed(self._shelf.changed_since(old), self.problems, unread)
