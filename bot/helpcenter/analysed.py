"""An article as words."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.helpcenter import analysis
from bot.helpcenter.article import Article

SHORTEST_TELLING = 3


@dataclass(frozen=True)
class Analysed:
    """An article with its words, ready for any index that holds it. `asked`: those of its questions."""

    article: Article
    title: tuple[str, ...]
    body: tuple[str, ...]
    asked: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article) -> "Analysed":
        labels = " ".join(article.labels).replace("_", " ")
        whole = f"{article.title}\n{article.section}\n{labels}\n{article.text}"
        return cls(
            article,
            (*analysis.words(article.title, article.language), *analysis.compounds(article.title)),
            (*analysis.words(whole, article.language), *analysis.compounds(whole)),
            tuple(word for question in article.questions for word in analysis.words(question, article.language)),
        )

    def telling(self) -> Iterator[str]:
        """The words that mean something by themselves, each once."""
        function = analysis.FUNCTION_WORDS.get(self.article.language, frozenset())
        for word in dict.fromkeys(self.body):
            if len(word) >= SHORTEST_TELLING and word not in function and not word.isdigit():
                yield word
