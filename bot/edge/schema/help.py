"""Articles, and the words that the pages show."""

from __future__ import annotations

from bot.edge.schema.base import Data, Language


class TextsView(Data):
    language: str
    texts: dict[str, str]


class ArticleCard(Data):
    id: str
    title: str
    excerpt: str
    language: str
    fallback: bool
    url: str
    section: str


class SectionView(Data):
    title: str
    articles: list[ArticleCard]


class ArticlesView(Data):
    """With `q`: results, best first. Without: the sections."""

    language: str
    results: list[ArticleCard] | None = None
    sections: list[SectionView] | None = None


class ArticleView(Data):
    id: str
    title: str
    language: str
    fallback: bool
    section: str
    updated: str | None
    html: str
    url: str


class FeedbackGiven(Data):
    """What a reader answers to "did this help?" below an article. language: of the article as it was read."""

    language: Language
    helped: bool


class FeedbackTaken(Data):
    """It was counted, by day; of who answered nothing is kept."""

    taken: bool = True
