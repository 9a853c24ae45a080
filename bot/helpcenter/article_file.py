"""One Markdown file with front matter, read into an article."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.helpcenter import markup
from bot.helpcenter.article import ARTICLE_URL, Article
from bot.helpcenter.source import Problem

REQUIRED = ("id", "title", "section")
# Writers link to an article by its id; where it lives is known once all files of the language are read.
BY_ID = "article:"


def read_article(path: Path, problems: list[Problem]) -> Article | None:
    """The article of `<language>/<slug>.md`, None for a draft or when something that it needs is missing.

    Its `section` is as written in the file, and its links by id are not resolved yet: see `resolved`.
    """
    try:
        front, markdown = _front_matter(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        problems.append(Problem(str(path), " ".join(str(error).split())))
        return None
    if front.get("draft") is True:
        return None
    missing = [key for key in REQUIRED if not str(front.get(key) or "").strip()]
    problems += [Problem(f"{path}: {key}", "is missing") for key in missing]
    labels, updated = _labels(front, path, problems), _updated(front, path, problems)
    questions = _questions(front, path, problems)
    if missing:
        return None
    language = path.parent.name
    return Article(
        id=str(front["id"]).strip(),
        title=str(front["title"]).strip(),
        section=str(front["section"]).strip(),
        labels=labels,
        language=language,
        slug=path.stem,
        updated=updated,
        html=markup.from_markdown(markdown, lambda target: _address(target, language)),
        url=ARTICLE_URL.format(language=language, slug=path.stem),
        questions=questions,
    )


def resolved(article: Article, slugs: Mapping[str, str], sections: Mapping[str, str]) -> Article:
    """The article with its links by id leading to slugs, and its section's name in place of its key.

    A link to an id that does not exist keeps the id as its address, where the check of links finds it.
    """
    by_id = re.escape(ARTICLE_URL.format(language=article.language, slug=BY_ID))
    html = re.sub(
        f'href="{by_id}([^"#]*)',
        lambda match: f'href="{ARTICLE_URL.format(language=article.language, slug=slugs.get(match[1], match[1]))}',
        article.html,
    )
    return replace(article, html=html, section=sections.get(article.section, article.section))


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    opening, _, rest = text.lstrip("\ufeff").partition("\n")
    front, closing, markdown = f"\n{rest}".partition("\n---")
    if opening.strip() != "---" or not closing:
        raise ValueError("must start with front matter between two lines of ---")
    found = yaml.safe_load(front)
    if not isinstance(found, dict):
        raise ValueError("the front matter must be a list of keys and values")
    return found, markdown.lstrip("-").lstrip("\n")


def _labels(front: Mapping[str, Any], path: Path, problems: list[Problem]) -> tuple[str, ...]:
    labels = front.get("labels") or []
    if isinstance(labels, list):
        return tuple(str(label) for label in labels)
    problems.append(Problem(f"{path}: labels", "must be a list"))
    return ()


def _questions(front: Mapping[str, Any], path: Path, problems: list[Problem]) -> tuple[str, ...]:
    """The sound ones. YAML takes `Refund: how long?` for a key with a value unless it stands in quotes."""
    questions = front.get("questions") or []
    if not isinstance(questions, list):
        problems.append(Problem(f"{path}: questions", "must be a list"))
        return ()
    sound = [one.strip() for one in questions if isinstance(one, str) and one.strip()]
    if len(sound) < len(questions):
        problems.append(Problem(f"{path}: questions", "each must be a text; write it in quotes if it has a colon"))
    return tuple(sound)


def _updated(front: Mapping[str, Any], path: Path, problems: list[Problem]) -> date | None:
    updated = front.get("updated")
    if updated is None or isinstance(updated, date):
        return updated
    problems.append(Problem(f"{path}: updated", "must be a date such as 2026-01-31"))
    return None


def _address(target: str, language: str) -> str:
    """Writers link to an id (`article:refund#when`) or to a neighbour's file (`refund.md#when`)."""
    place, sign, fragment = target.partition("#")
    if place.startswith(BY_ID):
        return ARTICLE_URL.format(language=language, slug=place) + sign + fragment
    if "/" not in place.removeprefix("./") and place.endswith(".md"):
        slug = place.removeprefix("./").removesuffix(".md")
        return ARTICLE_URL.format(language=language, slug=slug) + sign + fragment
    return target
