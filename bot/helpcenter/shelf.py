"""All that readers of the Help Center need, made anew when articles change and swapped as one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.helpcenter.article import Article
from bot.helpcenter.index import Index
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

    def holds(self, stock: Stock) -> bool:
        """Whether there is nothing to change."""
        return self.read and (self.stock.articles, self.stock.words) == (stock.articles, stock.words)

    def changed_since(self, old: "Shelf") -> tuple[str, ...]:
        """The languages whose index is another one."""
        codes = self.indexes.keys() | old.indexes.keys()
        return tuple(sorted(code for code in codes if self.indexes.get(code) is not old.indexes.get(code)))


def shelved(stock: Stock, old: Shelf, reader: Reader, knowledge: Knowledge, read: bool) -> Shelf:
    """What did not change is taken over from the old one."""
    asked_anew = _asked_anew(stock, old.stock)

    def indexes() -> Iterator[tuple[str, Index]]:
        for language in sorted({article.language for article in stock.articles.values()}):
            own = tuple(article for article in stock.articles.values() if article.language == language)
            index = old.indexes.get(language)
            same_words = stock.words.get(language) == old.stock.words.get(language)
            # a translation that changed is no reason to build this one anew: it shifts what an article means by little;
            # but its questions serve all languages
            same = same_words and read == old.read and asked_anew.isdisjoint(article.id for article in own)
            if index is None or index.articles != own or not same:
                thesaurus = Thesaurus(stock.words.get(language, ()), language)
                told = reader.told(own) if read else None
                index = Index(language, reader.analysed(own), thesaurus, knowledge, told)
            yield language, index

    slugs = {(article.slug, article.language): article for article in stock.articles.values()}
    return Shelf(stock, dict(indexes()), slugs, read)


def _asked_anew(stock: Stock, old: Stock) -> set[str]:
    """The ids of articles whose questions are others now, in any language."""
    now, before = ({key: one.questions for key, one in of.articles.items() if one.questions} for of in (stock, old))
    return {id for (id, _), _ in now.items() ^ before.items()}
