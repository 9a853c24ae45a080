"""The Help Center over HTTP: search, sections and articles for the pages, and the words that the pages show."""

from __future__ import annotations

from aiohttp import web

from bot.edge.address import address_of
from bot.edge.errors import Refusal, language_of
from bot.edge.keys import LIMITS, SERVICES
from bot.edge.limits import FEEDBACK, SEARCHES
from bot.edge.schema import (
    ArticleCard,
    ArticlesView,
    ArticleView,
    FeedbackGiven,
    FeedbackTaken,
    SectionView,
    TextsView,
)
from bot.helpcenter import Article
from bot.wiring import Services

MOST_RESULTS = 20
PUBLIC_SECTIONS = frozenset({"widget", "help"})


async def list_articles(request: web.Request) -> ArticlesView:
    """Search with `q`, or list the sections."""
    center, language = request.app[SERVICES].help_center, language_of(request)
    question = request.query.get("q", "").strip()[:500]
    if not question:
        sections = [
            SectionView(title=section.title, articles=[_card(article, language) for article in section.articles])
            for section in center.sections(language)
        ]
        return ArticlesView(language=language, sections=sections)
    may_search(request)
    limit = request.query.get("limit", "8")
    most = min(int(limit), MOST_RESULTS) if limit.isascii() and limit.isdigit() else 8
    hits = center.search(question, language, most)
    return ArticlesView(language=language, results=[_card(hit.article, language) for hit in hits])


def may_search(request: web.Request) -> None:
    """A search costs some milliseconds of everybody's time. Raises Refusal `rate_limited`."""
    if not request.app[LIMITS].allow(SEARCHES, address_of(request)):
        raise Refusal("rate_limited")


async def read_article(request: web.Request) -> ArticleView:
    """One article, in the language asked for if it exists there."""
    language = language_of(request)
    article = request.app[SERVICES].help_center.get(request.match_info["id"], language)
    if article is None:
        raise Refusal("not_found")
    return ArticleView(
        id=article.id,
        title=article.title,
        language=article.language,
        fallback=article.language != language,
        section=article.section,
        updated=article.updated.isoformat() if article.updated else None,
        html=article.html,
        url=article.url,
    )


async def take_feedback(request: web.Request, body: FeedbackGiven) -> FeedbackTaken:
    """Count whether an article helped its reader."""
    article = request.app[SERVICES].help_center.get(request.match_info["id"], body.language)
    if article is None:
        raise Refusal("not_found")
    if not await count_feedback(request, article, body.helped):
        raise Refusal("rate_limited")
    return FeedbackTaken()


async def count_feedback(request: web.Request, article: Article, helped: bool) -> bool:
    """Count an answer; False where one address answers too often."""
    if not request.app[LIMITS].allow(FEEDBACK, address_of(request)):
        return False
    await request.app[SERVICES].feedback.add(article.id, article.language, helped)
    return True


async def read_texts(request: web.Request) -> TextsView:
    """Every word that widget and Help Center page show, in one language."""
    texts = request.app[SERVICES].texts
    language = request.match_info["language"]
    if language not in texts.languages:
        raise Refusal("not_found")
    wanted = PUBLIC_SECTIONS & set(request.query.get("section", "widget,help").split(","))
    menu = _menu(request.app[SERVICES]) if "widget" in wanted else {}
    return TextsView(language=language, texts={**texts.section(language, *wanted), **menu})


def _menu(services: Services) -> dict[str, str]:
    """The spoken languages as the widget's menu shows them, each in its own words."""
    names = {f"widget.language.{code}": name for code, name in services.languages.spoken.items()}
    wishes = {
        f"widget.switch_language.{code}": services.texts.say(code, "widget.go_on") for code in services.languages.spoken
    }
    return names | wishes


def _card(article: Article, language: str) -> ArticleCard:
    return ArticleCard(
        id=article.id,
        title=article.title,
        excerpt=article.excerpt,
        language=article.language,
        fallback=article.language != language,
        url=article.url,
        section=article.section,
    )
