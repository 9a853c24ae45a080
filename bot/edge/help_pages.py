"""Articles at plain addresses: readable without JavaScript, and telling search engines their languages."""

from __future__ import annotations

from html import escape
from string import Template

from aiohttp import web

from bot.edge.errors import Refusal
from bot.edge.keys import SERVICES
from bot.helpcenter import Article
from bot.texts import Texts

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


async def index(request: web.Request) -> web.Response:
    """`/help/<language>`: all articles by section, or those found for `?q=`."""
    services, language = request.app[SERVICES], _language(request)
    center, question = services.help_center, request.query.get("q", "").strip()[:500]
    if question:
        groups = [(question, [hit.article for hit in center.search(question, language, 20)])]
    else:
        groups = [(section.title, list(section.articles)) for section in center.sections(language)]
    words = services.texts
    title = words.say(language, "guide.title", **services.policy.current.parameters)
    body = "".join(_group(heading, articles, words, language) for heading, articles in groups)
    links = {code: f"/help/{code}" for code in services.languages.spoken}
    return _page(request, "index", language, title, links, body=body, question=escape(question, quote=True))


async def article(request: web.Request) -> web.Response:
    """`/help/<language>/<slug>`: one article."""
    services, language = request.app[SERVICES], _language(request)
    found = services.help_center.by_slug(request.match_info["slug"], language)
    if found is None:
        raise Refusal("not_found")
    links = {one.language: one.url for one in services.help_center.translations(found.id)}
    updated = found.updated.isoformat() if found.updated else ""
    return _page(
        request,
        "article",
        language,
        found.title,
        links,
        body=found.html,
        section=escape(found.section),
        updated=updated,
    )


def _group(heading: str, articles: list[Article], texts: Texts, language: str) -> str:
    empty = f"<p>{escape(texts.say(language, 'articles.none'))}</p>"
    rows = "".join(
        f'<li lang="{one.language}"><a href="{escape(one.url, quote=True)}">{escape(one.title)}</a>'
        f"<p>{escape(one.excerpt)}</p></li>"
        for one in articles
    )
    return f"<section><h2>{escape(heading)}</h2>{f'<ul>{rows}</ul>' if rows else empty}</section>"


def _page(
    request: web.Request, kind: str, language: str, title: str, links: dict[str, str], **values: str
) -> web.Response:
    services = request.app[SERVICES]
    base = services.settings.url
    names = services.languages.spoken
    words = {key.split(".", 1)[1]: escape(text) for key, text in services.texts.section(language, "guide").items()}
    del words["title"]  # the page brings its own
    alternates = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{base}{escape(url, quote=True)}">'
        for code, url in links.items()
    )
    others = "".join(_language_link(url, code, names.get(code, code), code == language) for code, url in links.items())
    template = Template((services.settings.root / "web" / "help" / f"{kind}.html").read_text("utf-8"))
    company = escape(services.policy.current.parameters.get("company", ""))
    text = template.safe_substitute(
        words, language=language, title=escape(title), company=company, alternates=alternates, others=others, **values
    )
    response = web.Response(text=text, content_type="text/html", charset="utf-8")
    response.headers.update({"Content-Security-Policy": POLICY, "Content-Language": language})
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _language_link(url: str, code: str, name: str, is_current: bool) -> str:
    current = ' aria-current="true"' if is_current else ""
    return f'<a href="{escape(url, quote=True)}" hreflang="{code}" lang="{code}"{current}>{escape(name)}</a>'


def _language(request: web.Request) -> str:
    language = request.match_info["language"]
    if language not in request.app[SERVICES].texts.languages:
        raise Refusal("not_found")
    return language


async def _style(request: web.Request) -> web.StreamResponse:
    from bot.edge.pages import file_response

    return file_response(request.app[SERVICES].settings.root / "web" / "help", "help.css")


def add_routes(app: web.Application) -> None:
    """Put the Help Center's plain pages on an application."""
    app.router.add_get("/help/help.css", _style)
    app.router.add_get("/help/{language}", index)
    app.router.add_get("/help/{language}/{slug}", article)
