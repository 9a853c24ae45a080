"""Articles at plain addresses: readable without JavaScript, and telling search engines their languages."""

from __future__ import annotations

from datetime import date
from html import escape
from string import Template
from urllib.parse import parse_qs

from aiohttp import web

from bot.edge.errors import Refusal
from bot.edge.help import count_feedback, may_search
from bot.edge.keys import SERVICES
from bot.edge.pages import file_response
from bot.helpcenter import Article
from bot.helpcenter.article import ARTICLE_URL
from bot.texts import Texts

# Scripts are an addition: search as you type, and the assistant in its frame.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
MOST_FOUND = 20
LONGEST_QUESTION = 500
ANSWERS = {"yes": True, "no": False}
FORM = "application/x-www-form-urlencoded"


async def index(request: web.Request) -> web.Response:
    """`/help/<language>`: all articles by section, or those found for `?q=`."""
    services, language = request.app[SERVICES], _language(request)
    center, words = services.help_center, services.texts
    question = request.query.get("q", "").strip()[:LONGEST_QUESTION]
    if question:
        may_search(request)
        found = [hit.article for hit in center.search(question, language, MOST_FOUND)]
        count = words.say(language, f"help.search.found.{'one' if len(found) == 1 else 'other'}", count=len(found))
        status = count if found else words.say(language, "help.search.nothing", question=question)
        body = _list(found, words, language) if found else _ask(words, language, ask=question)
    else:
        status = ""
        sections = [(section.title, list(section.articles)) for section in center.sections(language)]
        body = "".join(
            f"<section><h2>{escape(title)}</h2>{_list(articles, words, language)}</section>"
            for title, articles in sections
        )
    title = words.say(language, "guide.title", **services.policy.current.parameters)
    links = {code: f"/help/{code}" for code in services.languages.spoken}
    texts = {"question": escape(question, quote=True), "status": escape(status)}
    return _page(request, "index", language, title, links, body=body, **texts)


async def article(request: web.Request) -> web.Response:
    """`/help/<language>/<slug>`: one article; `?helped=` is what its reader has just answered."""
    services, language, found = request.app[SERVICES], _language(request), _article(request)
    # An import may hold languages that we do not speak, and so have no page for.
    translations = {one.language: _address(one) for one in services.help_center.translations(found.id)}
    links = {code: translations[code] for code in services.languages.spoken if code in translations}
    return _page(
        request,
        "article",
        language,
        found.title,
        links,
        body=found.html,
        section=escape(found.section),
        feedback=_feedback(services.texts, found, request.query.get("helped")),
        updated=found.updated.isoformat() if found.updated else "",
        day=_day(services.texts, language, found.updated) if found.updated else "",
    )


async def take_feedback(request: web.Request) -> web.Response:
    """The form below an article: count the answer, and go back to it."""
    found = _article(request)
    answer = await _answer(request)
    if answer not in ANSWERS:
        raise Refusal("bad_request", detail="helped")
    await count_feedback(request, found, ANSWERS[answer])  # too many from one address are not counted, and nobody minds
    raise web.HTTPSeeOther(f"{request.path}?helped={answer}#feedback")


async def _answer(request: web.Request) -> str:
    """What the form says; empty for a body of a kind that the form never sends."""
    if request.content_type != FORM:
        return ""
    return parse_qs((await request.read()).decode("utf-8", "replace")).get("helped", [""])[-1]


def _address(found: Article) -> str:
    """Where an article stands here; its own `url` may lead to where it was imported from."""
    return ARTICLE_URL.format(language=found.language, slug=found.slug)


def _feedback(texts: Texts, found: Article, answer: str | None) -> str:
    """The question below an article, or what is said to somebody who has answered it."""
    language = found.language
    if answer == "yes":
        return f"<p>{escape(texts.say(language, 'help.feedback.thanks'))}</p>"
    if answer == "no":
        draft = texts.say(language, "help.feedback.draft", title=found.title)
        return f"<p>{escape(texts.say(language, 'guide.not_helped'))}</p>{_ask(texts, language, draft=draft)}"
    buttons = "".join(
        f'<button name="helped" value="{value}">{escape(texts.say(language, f"help.feedback.{value}"))}</button>'
        for value in ANSWERS
    )
    question = escape(texts.say(language, "help.feedback.question"))
    return f'<form method="post" action="{escape(_address(found), quote=True)}"><h2>{question}</h2>{buttons}</form>'


def _ask(texts: Texts, language: str, **wish: str) -> str:
    """The way to the assistant, which needs scripts: `assistant.js` shows it."""
    ((name, text),) = wish.items()
    words = escape(texts.say(language, "help.search.ask"))
    return f'<p class="scripted"><button type="button" data-{name}="{escape(text, quote=True)}">{words}</button></p>'


def _list(articles: list[Article], texts: Texts, language: str) -> str:
    return f"<ul>{''.join(_row(one, texts, language) for one in articles)}</ul>"


def _row(found: Article, texts: Texts, language: str) -> str:
    name = texts.say(language, f"reason.languages.{found.language}") if found.language != language else ""
    mark = f'<p class="only">{escape(texts.say(language, "widget.article.only_in", language=name))}</p>' if name else ""
    link = f'<a href="{escape(found.url, quote=True)}" lang="{found.language}">{escape(found.title)}</a>'
    return f'<li>{link}<p lang="{found.language}">{escape(found.excerpt)}</p>{mark}</li>'


def _day(texts: Texts, language: str, day: date) -> str:
    month = texts.say(language, f"time.months.m{day.month}")
    number = texts.say(language, "time.first_day") if day.day == 1 else str(day.day)
    return texts.say(language, "guide.changed", day=number, month=month, year=day.year)


def _page(
    request: web.Request, kind: str, language: str, title: str, links: dict[str, str], **values: str
) -> web.Response:
    services = request.app[SERVICES]
    base = services.settings.url
    names = services.languages.spoken
    words = {key.split(".", 1)[1]: escape(text) for key, text in services.texts.section(language, "guide").items()}
    del words["title"]  # the page brings its own
    canonical = f'<link rel="canonical" href="{base}{escape(request.path, quote=True)}">'
    alternates = canonical + "".join(
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
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response


def _language_link(url: str, code: str, name: str, is_current: bool) -> str:
    current = ' aria-current="true"' if is_current else ""
    return f'<a href="{escape(url, quote=True)}" hreflang="{code}" lang="{code}"{current}>{escape(name)}</a>'


def _language(request: web.Request) -> str:
    language = request.match_info["language"]
    if language not in request.app[SERVICES].texts.languages:
        raise Refusal("not_found")
    return language


def _article(request: web.Request) -> Article:
    found = request.app[SERVICES].help_center.by_slug(request.match_info["slug"], _language(request))
    if found is None:
        raise Refusal("not_found")
    return found


async def _file(request: web.Request) -> web.StreamResponse:
    return file_response(request.app[SERVICES].settings.root / "web" / "help", request.match_info["file"])


def add_routes(app: web.Application) -> None:
    """Put the Help Center's plain pages on an application."""
    app.router.add_get(r"/help/{file:[a-z]+\.(?:css|js|svg)}", _file)
    app.router.add_get("/help/{language}", index)
    app.router.add_get("/help/{language}/{slug}", article)
    app.router.add_post("/help/{language}/{slug}", take_feedback)
