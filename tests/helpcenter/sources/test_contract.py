"""What every kind of source promises, asked of each of them with the same articles."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.helpcenter import SOURCES, Reading, Source, SourceError
from bot.helpcenter.sources.folder import FolderSource
from bot.helpcenter.sources.zendesk_api import ZendeskApiSource
from bot.helpcenter.sources.zendesk_export import ZendeskExportSource
from tests.helpcenter.sources.fake_zendesk import FakeZendesk

UNSAFE = '<p onclick="steal()">Ask <b>us</b>.</p><script>steal()</script>'
ARTICLES: list[dict[str, Any]] = [
    {"id": 1, "locale": "en-us", "title": "Refunds", "body": UNSAFE, "section_id": 5, "label_names": ["refund"]},
    {"id": 1, "locale": "fr", "title": "Remboursements", "body": "<p>Écrivez.</p>", "section_id": 5},
    {"id": 2, "locale": "en-us", "title": "Invoices", "body": "<p>By email.</p>", "section_id": 5},
    {"id": 3, "locale": "en-us", "title": "Secret", "body": "<p>Not yet.</p>", "section_id": 5, "draft": True},
]
SECTIONS = [{"id": 5, "locale": "en-us", "name": "Billing"}, {"id": 5, "locale": "fr", "name": "Facturation"}]


class Place:
    """Where a source of some kind keeps its articles; `put` writes them all anew, `ruin` makes them unreadable."""

    def __init__(self, source: Source, put: Callable[[list[dict[str, Any]]], None], ruin: Callable[[], None]) -> None:
        self.source, self.put, self.ruin = source, put, ruin


def a_folder(tmp_path: Path) -> Place:
    names = {section["locale"][:2]: section["name"] for section in SECTIONS}

    def put(articles: list[dict[str, Any]]) -> None:
        for old in tmp_path.glob("*/*.md"):
            old.unlink()
        for item in articles:
            language = item["locale"][:2]
            folder = tmp_path / language
            folder.mkdir(exist_ok=True)
            front = {"id": item["id"], "title": item["title"], "section": "billing", "draft": item.get("draft", False)}
            front["labels"] = item.get("label_names", [])
            text = f"---\n{json.dumps(front)}\n---\n\n{item['body']}\n\nAsk **us**.\n"
            (folder / f"{item['id']}.md").write_text(text, encoding="utf-8")
            (folder / "_sections.yml").write_text(f"billing: {names[language]}\n", encoding="utf-8")

    def ruin() -> None:
        tmp_path.rename(tmp_path.with_name("gone"))

    return Place(FolderSource(str(tmp_path)), put, ruin)


def an_export(tmp_path: Path) -> Place:
    path = tmp_path / "export.json"

    def put(articles: list[dict[str, Any]]) -> None:
        path.write_text(json.dumps({"articles": articles, "sections": SECTIONS}), encoding="utf-8")

    return Place(ZendeskExportSource(str(path)), put, lambda: path.unlink())


def an_api(tmp_path: Path) -> Place:
    zendesk = FakeZendesk({"articles": [], "sections": SECTIONS})
    puts = count(1)
    weeks = count(0.0, 604_800.0)

    def put(articles: list[dict[str, Any]]) -> None:
        before = {(item["id"], item["locale"]): item for item in zendesk.export["articles"]}
        now = f"2026-01-01T00:00:0{next(puts)}Z"
        for item in articles:
            known = before.get((item["id"], item["locale"]), {})
            same = {**known, **item} == known
            before[item["id"], item["locale"]] = {**item, "updated_at": known["updated_at"] if same else now}
        kept = [before[item["id"], item["locale"]] for item in articles]
        zendesk.export = {"articles": kept, "sections": SECTIONS}

    def ruin() -> None:
        zendesk.next_answers.append(OSError("no route to host"))

    return Place(ZendeskApiSource("https://help.example", zendesk, clock=weeks.__next__), put, ruin)


KINDS = {FolderSource: a_folder, ZendeskExportSource: an_export, ZendeskApiSource: an_api}


@pytest.fixture(params=KINDS.values(), ids=[kind.__name__ for kind in KINDS])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    place: Place = request.param(tmp_path)
    place.put(ARTICLES)
    return place


def read(place: Place) -> Reading:
    reading = place.source.read()
    assert reading is not None
    return reading


def test_every_registered_kind_is_asked() -> None:
    assert {source for _, source in SOURCES} == set(KINDS)


def test_articles_come_with_id_language_title_section_and_labels(place: Place) -> None:
    told = [(a.id, a.language, a.title, a.section, a.labels) for a in read(place).articles]
    assert sorted(told) == [
        ("1", "en", "Refunds", "Billing", ("refund",)),
        ("1", "fr", "Remboursements", "Facturation", ()),
        ("2", "en", "Invoices", "Billing", ()),
    ]


def test_a_sound_place_has_no_problems(place: Place) -> None:
    assert read(place).problems == ()


def test_drafts_never_get_in(place: Place) -> None:
    assert "Secret" not in {article.title for article in read(place).articles}


def test_html_is_safe_and_keeps_its_structure(place: Place) -> None:
    for article in read(place).articles:
        assert "<script" not in article.html and "<p onclick" not in article.html
        assert "<p>" in article.html


def test_every_article_has_an_address_and_a_slug(place: Place) -> None:
    for article in read(place).articles:
        assert article.url and article.slug


def test_nothing_is_read_again_while_nothing_changed(place: Place) -> None:
    assert place.source.read(read(place).revision) is None


def test_a_change_is_seen(place: Place) -> None:
    first = read(place)
    place.put([*ARTICLES[1:], {**ARTICLES[0], "title": "Getting a refund", "body": "<p>Ask in writing.</p>"}])
    second = place.source.read(first.revision)
    assert second is not None
    assert second.revision != first.revision
    assert "Getting a refund" in {article.title for article in second.articles}


def test_an_article_that_is_taken_away_is_gone(place: Place) -> None:
    first = read(place)
    place.put(ARTICLES[1:])
    second = place.source.read(first.revision)
    assert second is not None
    assert {(article.id, article.language) for article in second.articles} == {("1", "fr"), ("2", "en")}


def test_a_place_that_cannot_be_read_is_one_kind_of_error(place: Place) -> None:
    place.ruin()
    with pytest.raises(SourceError):
        place.source.read()


def test_the_name_is_known_without_reading(place: Place) -> None:
    assert place.source.name
