import base64
import json
from itertools import count
from typing import Any

import pytest

from bot.helpcenter import Reading, SourceError
from bot.helpcenter.json_api import Answer
from bot.helpcenter.sources.zendesk_api import REST, REST_AFTER_FAILURE, WHOLE_EVERY, ZendeskApiSource
from tests.helpcenter.sources.fake_zendesk import PAGE_SIZE, FakeZendesk

ARTICLES: list[dict[str, Any]] = [
    {
        "id": number,
        "locale": locale,
        "title": f"Article {number}",
        "body": "<p>x</p>",
        "section_id": 1,
        "updated_at": f"2026-01-0{number}",
    }
    for locale in ("en-us", "fr")
    for number in range(1, PAGE_SIZE * 3 + 1)
]
SECTIONS = [{"id": 1, "locale": "fr", "name": "Aide"}]
LOCALES = 2
# The list of locales, and for each of them the first page of changes and the sections.
QUIET = 1 + 2 * LOCALES


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def a_zendesk() -> FakeZendesk:
    return FakeZendesk({"articles": ARTICLES, "sections": SECTIONS})


def a_source(zendesk: FakeZendesk, location: str = "https://help.example") -> ZendeskApiSource:
    """Of a service that is never asked too soon."""
    return ZendeskApiSource(location, zendesk, lambda seconds: None, count(0.0, 10 * REST).__next__)


def read(source: ZendeskApiSource, since: str | None = None) -> Reading:
    reading = source.read(since)
    assert reading is not None
    return reading


def titles(reading: Reading) -> set[str]:
    return {article.title for article in reading.articles if article.language == "en"}


def test_all_pages_of_all_locales_are_read() -> None:
    articles = read(a_source(a_zendesk())).articles
    assert len(articles) == len(ARTICLES)
    assert {article.language for article in articles} == {"en", "fr"}


def test_a_quiet_help_center_is_asked_for_one_page_a_list_and_sends_none() -> None:
    zendesk = a_zendesk()
    source = a_source(zendesk)
    revision = read(source).revision
    assert source.read(revision) is None  # the first look at what changed brings its page
    zendesk.requests.clear()
    zendesk.sent = 0
    assert source.read(revision) is None
    assert (len(zendesk.requests), zendesk.sent) == (QUIET, 0)


def test_a_change_and_a_new_article_are_had_without_the_pages_that_did_not_change() -> None:
    zendesk = a_zendesk()
    source = a_source(zendesk)
    first = read(source)
    new = {**ARTICLES[0], "id": 99, "title": "Brand new", "updated_at": "2026-02-02"}
    changed = {**ARTICLES[1], "title": "Rewritten", "updated_at": "2026-02-01"}
    zendesk.export = {**zendesk.export, "articles": [ARTICLES[0], changed, *ARTICLES[2:], new]}
    zendesk.requests.clear()
    assert titles(read(source, first.revision)) == titles(first) - {"Article 2"} | {"Rewritten", "Brand new"}
    assert len(zendesk.requests) == QUIET + 1


def test_an_article_that_is_gone_is_missed_by_the_count_and_everything_is_read_again() -> None:
    zendesk = a_zendesk()
    source = a_source(zendesk)
    first = read(source)
    zendesk.export = {**zendesk.export, "articles": ARTICLES[1:]}
    assert titles(read(source, first.revision)) == titles(first) - {"Article 1"}


def test_a_change_that_moved_no_article_to_the_front_is_found_in_the_end() -> None:
    zendesk = a_zendesk()
    source = a_source(zendesk)
    first = read(source)
    zendesk.export = {**zendesk.export, "articles": [{**ARTICLES[0], "title": "Hidden"}, *ARTICLES[1:]]}
    readings = [source.read(first.revision) for _ in range(WHOLE_EVERY)]
    assert any(reading and "Hidden" in titles(reading) for reading in readings)


def test_nobody_is_asked_again_so_soon() -> None:
    zendesk, clock = a_zendesk(), Clock()
    source = ZendeskApiSource("https://help.example", zendesk, clock=clock)
    revision = read(source).revision
    zendesk.requests.clear()
    clock.now = REST - 1
    assert source.read(revision) is None
    assert zendesk.requests == []
    clock.now = REST + 1
    assert source.read(revision) is None
    assert zendesk.requests


def test_a_failure_stays_told_while_nobody_is_asked_again() -> None:
    zendesk, clock = a_zendesk(), Clock()
    zendesk.next_answers = [Answer(500, {}, b"")]
    source = ZendeskApiSource("https://help.example", zendesk, clock=clock)
    for _ in range(2):
        with pytest.raises(SourceError, match="500") as error:
            source.read()
        assert error.value.again
    assert len(zendesk.requests) == 1
    clock.now = REST_AFTER_FAILURE + 1
    assert len(read(source).articles) == len(ARTICLES)


def test_a_help_center_without_a_list_of_locales_is_read_in_its_own() -> None:
    zendesk = FakeZendesk({"articles": [{**ARTICLES[0], "locale": "help_center"}]})
    zendesk.next_answers = [Answer(404, {}, b"")]
    assert len(read(a_source(zendesk)).articles) == 1


def test_what_is_no_article_is_told_and_the_others_are_read() -> None:
    zendesk = a_zendesk()
    page = {"articles": ["text", {**ARTICLES[0], "title": ""}, ARTICLES[1]], "count": 3}
    zendesk.next_answers = [Answer(200, {}, b'{"locales": ["en-us"]}'), Answer(200, {}, json.dumps(page).encode())]
    reading = read(a_source(zendesk))
    assert titles(reading) == {"Article 2"}
    assert len(reading.problems) == 2


def test_a_login_travels_as_a_header_and_is_never_shown() -> None:
    zendesk = a_zendesk()
    source = a_source(zendesk, "https://me%40x.example%2Ftoken:KEY@help.example/hc/fr")
    read(source)
    expected = f"Basic {base64.b64encode(b'me@x.example/token:KEY').decode()}"
    assert {headers["Authorization"] for _, headers in zendesk.requests} == {expected}
    assert source.name == "https://help.example"
    assert not any("KEY" in url for url, _ in zendesk.requests)


def test_a_login_does_not_follow_a_page_to_another_host() -> None:
    zendesk = a_zendesk()
    page = {"articles": [], "next_page": "https://evil.example/api"}
    zendesk.next_answers = [Answer(200, {}, b'{"locales": ["fr"]}'), Answer(200, {}, json.dumps(page).encode())]
    with pytest.raises(SourceError, match="another host"):
        a_source(zendesk).read()
