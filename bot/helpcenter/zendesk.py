"""Articles as Zendesk writes them, in an export and over its API alike."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.helpcenter import markup
from bot.helpcenter.article import ARTICLE_URL, Article, base_language
from bot.helpcenter.source import Problem

REQUIRED = ("id", "locale", "title")


def articles_from(
    items: Iterable[object], sections: Iterable[object], where: str, problems: list[Problem]
) -> tuple[Article, ...]:
    """The public articles among these JSON objects; what is wrong with the others goes to `problems`.

    Drafts are left out, and so is what only a user segment may read: nobody here could check who is asking.
    Of several locales of one language (`en-us`, `en-gb`) the first counts.
    """
    names = _section_names(sections)
    found: dict[tuple[str, str], Article] = {}
    for number, item in enumerate(items, start=1):
        if not isinstance(item, Mapping):
            problems.append(Problem(f"{where}: article {number}", "must be an object"))
            continue
        missing = [key for key in REQUIRED if not str(item.get(key) or "").strip()]
        if missing:
            place = f"{where}: article {item.get('id', number)}"
            problems += [Problem(f"{place}: {key}", "is missing") for key in missing]
        elif not item.get("draft") and item.get("user_segment_id") is None:
            article = _article(item, names)
            found.setdefault((article.language, article.id), article)
    return tuple(found.values())


def _article(item: Mapping[str, Any], sections: Mapping[tuple[str, str], str]) -> Article:
    id, locale, title = str(item["id"]), str(item["locale"]), str(item["title"]).strip()
    language = base_language(locale)
    address = str(item.get("html_url") or "")
    if not re.match(r"https?://|/(?!/)", address):
        address = ""
    slug = _slug(address.rstrip("/").rsplit("/", 1)[-1]) or _slug(f"{id}-{title}")
    section = str(item.get("section_id") or "")
    labels = item.get("label_names")
    return Article(
        id=id,
        title=title,
        section=sections.get((section, language)) or sections.get((section, "")) or "",
        labels=tuple(str(label) for label in labels) if isinstance(labels, list) else (),
        language=language,
        slug=slug,
        updated=_day(item.get("updated_at")),
        html=markup.safe_html(str(item.get("body") or ""), address),
        url=address or ARTICLE_URL.format(language=language, slug=slug),
        questions=_questions(item.get("questions")),
    )


def _questions(given: object) -> tuple[str, ...]:
    texts = [one.strip() for one in given if isinstance(one, str)] if isinstance(given, list) else []
    return tuple(text for text in texts if text)


def _section_names(sections: Iterable[object]) -> dict[tuple[str, str], str]:
    """(section id, language) → name; under the language "" the first name that is known."""
    names: dict[tuple[str, str], str] = {}
    for section in sections:
        if isinstance(section, Mapping) and section.get("id") and section.get("name"):
            for language in (base_language(str(section.get("locale") or "")), ""):
                names.setdefault((str(section["id"]), language), str(section["name"]))
    return names


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-_")


def _day(stamp: object) -> date | None:
    try:
        return date.fromisoformat(str(stamp)[:10])
    except ValueError:
        return None
