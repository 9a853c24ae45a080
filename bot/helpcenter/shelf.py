"""All that readers of the Help Center need, made anew when articles change and swapped as one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from bot.helpcenter.article import Article
from bot.helpcenter.index import Analysed, Index
from bot.helpcenter.knowledge import Knowledge
from bot.helpcenter.reader import Reader
from bot.helpcenter.stock import Stock
from bot.helpcenter.thesaurus import Thesaurus


@dataclass(frozen=True)
class Shelf:
    """Articles in the order of their sources. `read`: whether their meaning counts, or words alone."""

    stock: Stock = field(default_factory=Stock)
    indexes: dict[str, Index] = field(default_factory=dict)
    slugs: dict[tuple[str, str], Article] = field(default_factory=dict)
    read: bool = False

    def holds(self, stock: Stock, read: bool) -> bool:
        """Whether there is nothing to change."""
        return (self.stock.articles, self.stock.words, self.read) == (stock.articles, stock.words, read)

    def changed_since(self, old: "Shelf") -> tuple[str, ...]:
        """The languages whose index is another one."""
        codes = self.indexes.keys() | old.indexes.keys()
        return tuple(sorted(code for code in codes if self.indexes.get(code) is not old.indexes.get(code)))


class Joiner:
    """Makes shelves. Keeps the words of articles, so that each is cut into words once."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._analysed: dict[Article, Analysed] = {}

    def shelf(self, stock: Stock, read: bool, old: Shelf) -> Shelf:
        """What did not change is taken over from the old one."""
        self._analyse(stock.articles.values())
        slugs = {(article.slug, article.language): article for article in stock.articles.values()}
        return Shelf(stock, dict(self._indexes(stock, read, old)), slugs, read)

    def _indexes(self, stock: Stock, read: bool, old: Shelf) -> Iterator[tuple[str, Index]]:
        for language in sorted({article.language for article in stock.articles.values()}):
            own = tuple(article for article in stock.articles.values() if article.language == language)
            index = old.indexes.get(language)
            same_words = stock.words.get(language) == old.stock.words.get(language)
            # a translation that changed is no reason to build this one anew: it shifts what an article means by little
            if index is None or index.articles != own or not same_words or read != old.read:
                thesaurus = Thesaurus(stock.words.get(language, ()), language)
                analysed = [self._analysed[article] for article in own]
                index = Index(language, analysed, thesaurus, self._knowledge, self._reader.of(own) if read else ())
            yield language, index

    def _analyse(self, articles: Collection[Article]) -> None:
        known = self._analysed
        self._analysed = {article: known.get(article) or Analysed.of(article) for article in articles}
