"""One help article in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.helpcenter.markup import first_paragraphs, plain_text

ARTICLE_URL = "/help/{language}/{slug}"
EXCERPT_LENGTH = 180


@dataclass(frozen=True)
class Article:
    """An article as visitors read it. Translations of one another share their `id`.

    `html` is safe to put into a page: every source passes it through `bot.helpcenter.markup`.
    `labels` are what the article is about: names of intents (`refund`) or the writer's own words.
    `questions` are how visitors ask for it, in their words: searched and never shown.
    """

    id: str
    title: str
    section: str
    labels: tuple[str, ...]
    language: str
    slug: str
    updated: date | None
    html: str
    url: str
    questions: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """The body without mark-up, blocks on lines of their own."""
        return plain_text(self.html)

    @cached_property
    def excerpt(self) -> str:
        """About two lines of plain text, cut between words."""
        text = first_paragraphs(self.html) or self.text
        text = " ".join(text.split())
        if len(text) <= EXCERPT_LENGTH:
            return text
        return text[:EXCERPT_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


@dataclass(frozen=True)
class Section:
    """The articles of one section, in the order in which a Help Center page lists them."""

    title: str
    articles: tuple[Article, ...]


def base_language(locale: str) -> str:
    """`en` for `en`, `en-us` and `EN_GB`: articles are kept per language, not per country."""
    return locale.strip().lower().replace("_", "-").split("-", 1)[0]


def by_section(articles: Iterable[Article]) -> tuple[Section, ...]:
    """Articles grouped by section, both in the order in which their source gave them."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.section, []).append(article)
    return tuple(Section(title, tuple(members)) for title, members in groups.items())
