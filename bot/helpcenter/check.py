"""What the writers of a Help Center should mend."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from bot.helpcenter import analysis, markup
from bot.helpcenter.article import Article
from bot.helpcenter.source import Problem


def check(articles: Iterable[Article]) -> tuple[Problem, ...]:
    """Missing translations, empty bodies, links to articles that do not exist, addresses and questions used twice."""
    articles = sorted(articles, key=lambda article: (article.language, article.id))
    return (
        *_untranslated(articles),
        *_empty(articles),
        *_broken_links(articles),
        *_same_address(articles),
        *_same_question(articles),
    )


def _untranslated(articles: Sequence[Article]) -> Iterator[Problem]:
    languages = sorted({article.language for article in articles})
    have: dict[str, set[str]] = {}
    for article in articles:
        have.setdefault(article.id, set()).add(article.language)
    for id, own in have.items():
        missing = [language for language in languages if language not in own]
        if missing:
            yield Problem(id, f"is not translated into {', '.join(missing)}")


def _empty(articles: Sequence[Article]) -> Iterator[Problem]:
    return (Problem(_name(article), "has no text") for article in articles if not article.text)


def _broken_links(articles: Sequence[Article]) -> Iterator[Problem]:
    """Only links to this Help Center can be judged without asking other servers: those beside other articles."""
    known = {article.url for article in articles}
    shelves = {_shelf(article.url) for article in articles}
    for article in articles:
        for target in markup.links(article.html):
            address = urljoin(article.url, target)
            if _shelf(address) in shelves and not _leads_to(address, known):
                yield Problem(_name(article), f"links to {target}, which is not an article")


def _leads_to(address: str, known: set[str]) -> bool:
    """Zendesk's addresses end in `ID-Title`, and the title may have changed since the link was made."""
    if address in known:
        return True
    number = address.rsplit("/", 1)[-1].split("-", 1)[0]
    return number.isdigit() and any(url.rsplit("/", 1)[-1].split("-", 1)[0] == number for url in known)


def _shelf(url: str) -> tuple[str, str]:
    """What the addresses of a Help Center's articles have in common: host and folder."""
    parts = urlsplit(url)
    return parts.netloc, parts.path.rpartition("/")[0]


def _same_address(articles: Sequence[Article]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Article] = {}
    for article in articles:
        other = first.setdefault((article.language, article.slug), article)
        if other is not article:
            yield Problem(_name(article), f"has the same address as {other.id} ({article.slug})")


def _same_question(articles: Sequence[Article]) -> Iterator[Problem]:
    """A question that stands in two articles speaks for neither."""
    first: dict[tuple[str, str], Article] = {}
    for article in articles:
        for question in article.questions:
            plain = " ".join(analysis.words(question, article.language))
            other = first.setdefault((article.language, plain), article)
            if plain and other is not article:
                yield Problem(_name(article), f"has a question of {other.id} too: {question}")


def _name(article: Article) -> str:
    return f"{article.language}/{article.id}"
