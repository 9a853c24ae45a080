"""The Help Center's plain pages: an article whole, what is searched for, and whether it helped."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.edge.errors import STATUS
from bot.edge.limits import FEEDBACK, SEARCHES
from bot.helpcenter import Article, Hit
from bot.wiring import Services
from tests.fakes import FakeClock
from tests.helpcenter.conftest import a_center, an_article

Browser = TestClient[Any, Any]


async def test_an_article_stands_in_its_page_whole_and_names_its_translations(
    browser: Browser, services: Services
) -> None:
    article = services.help_center.get("refund-double-charge", "de")
    assert article is not None
    async with browser.get(article.url) as answer:
        page = await answer.text()
    assert f"<h1>{article.title}</h1>" in page
    assert '<html lang="de">' in page and article.text.splitlines()[0] in unescape(page)
    for translation in services.help_center.translations(article.id):
        assert f'hreflang="{translation.language}"' in page


async def test_whatever_is_asked_of_a_page_search_engines_keep_its_plain_address(browser: Browser) -> None:
    for query in ("", "?q=reembolso", "?helped=no"):
        async with browser.get(f"/help/es{query}") as answer:
            assert re.search('<link rel="canonical" href="[^"?]*/help/es">', await answer.text())


async def test_what_somebody_searches_for_stays_text_in_the_page(browser: Browser) -> None:
    async with browser.get("/help/es", params={"q": 'reembolso "><script>alert(1)'}) as answer:
        page = await answer.text()
    assert "<script>" not in page
    assert "&quot;&gt;&lt;script&gt;" in page


async def test_an_article_shows_the_day_of_its_last_change_in_words(browser: Browser, services: Services) -> None:
    article = services.help_center.get("account-review", "de")
    assert article is not None and article.updated is not None
    month = services.texts.say("de", f"time.months.m{article.updated.month}")
    async with browser.get(article.url) as answer:
        assert f"{article.updated.day}. {month} {article.updated.year}" in await answer.text()


async def test_an_article_that_exists_in_another_language_only_says_so_in_the_list(
    browser: Browser, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = services.help_center.get("account-review", "en")
    assert english is not None
    monkeypatch.setattr(services.help_center, "search", lambda *_: [Hit(english, 1.0, fallback=True)])
    async with browser.get("/help/fr", params={"q": "compte"}) as answer:
        page = await answer.text()
    name = services.texts.say("fr", "reason.languages.en")
    assert services.texts.say("fr", "widget.article.only_in", language=name) in page
    assert f'lang="en">{english.title}' in page


@pytest.mark.parametrize(("said", "key"), [("yes", "help.feedback.thanks"), ("no", "guide.not_helped")])
async def test_whether_an_article_helped_is_counted_below_it(
    browser: Browser, services: Services, clock: FakeClock, said: str, key: str
) -> None:
    article = services.help_center.get("account-review", "es")
    assert article is not None
    async with browser.post(article.url, data={"helped": said}) as answer:
        assert services.texts.say("es", key) in unescape(await answer.text())
    (told,) = await services.feedback.since(clock())
    assert (told.article_id, told.language) == (article.id, "es")
    assert (told.helped, told.no) == ((1, 0) if said == "yes" else (0, 1))


@pytest.fixture
def imported(services: Services, monkeypatch: pytest.MonkeyPatch) -> Article:
    """An article that lives at Zendesk, in one more language than this installation speaks."""
    known = [
        an_article("refund", "Get a refund", url="https://help.example.com/hc/en/articles/1-refund"),
        an_article("refund", "Reembolso", language="es", url="https://help.example.com/hc/es/articles/1-reembolso"),
        an_article("refund", "Penger tilbake", language="no", url="https://help.example.com/hc/no/articles/1-penger"),
    ]
    center = a_center(*known)
    monkeypatch.setattr(services.help_center, "by_slug", center.by_slug)
    monkeypatch.setattr(services.help_center, "translations", center.translations)
    return known[0]


async def test_a_translation_in_a_language_that_is_not_spoken_is_left_out(browser: Browser, imported: Article) -> None:
    async with browser.get(f"/help/en/{imported.slug}") as answer:
        assert answer.status == 200
        assert set(re.findall('<a href="[^"]*" hreflang="(..)"', await answer.text())) == {"en", "es"}


async def test_an_imported_article_is_answered_and_changes_its_language_at_our_own_addresses(
    browser: Browser, services: Services, imported: Article
) -> None:
    async with browser.get(f"/help/en/{imported.slug}") as answer:
        page = await answer.text()
    (form,) = re.findall('<form method="post" action="([^"]*)"', page)
    assert form == f"/help/en/{imported.slug}"
    alternates = set(re.findall('<link rel="alternate" hreflang=".." href="([^"]*)"', page))
    assert alternates == {f"{services.settings.url}/help/{code}/{imported.slug}" for code in ("en", "es")}


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
async def test_a_form_that_cannot_be_read_is_refused_as_no_answer(browser: Browser, kind: str) -> None:
    path = "/help/en/account-suspended-or-under-review"
    async with browser.post(path, data=b"helped=yes", headers={"Content-Type": kind}) as answer:
        assert answer.status == 400


async def test_one_address_cannot_drive_the_counts_of_an_article(
    browser: Browser, services: Services, clock: FakeClock
) -> None:
    article = services.help_center.get("account-review", "es")
    assert article is not None
    for _ in range(FEEDBACK.burst + 5):
        async with browser.post(article.url, data={"helped": "no"}) as answer:
            assert answer.status == 200
    (told,) = await services.feedback.since(clock())
    assert told.no == FEEDBACK.burst
    async with browser.post("/api/v1/articles/account-review/feedback", json={"language": "es", "helped": False}) as no:
        assert no.status == STATUS["rate_limited"]


async def test_one_address_cannot_keep_the_search_busy_and_still_reads_articles(browser: Browser) -> None:
    for address in ("/api/v1/articles?q=x&language=en", "/help/en?q=x"):
        statuses = []
        while STATUS["rate_limited"] not in statuses:
            async with browser.get(address) as answer:
                statuses.append(answer.status)
        assert len(statuses) <= 2 * SEARCHES.burst
    for address in ("/api/v1/articles", "/help/en"):
        async with browser.get(address) as answer:
            assert answer.status == 200


async def test_what_is_no_answer_to_did_this_help_is_refused(browser: Browser) -> None:
    async with browser.post("/help/en/account-suspended-or-under-review", data={"helped": "maybe"}) as answer:
        assert answer.status == 400
    async with browser.post("/api/v1/articles/nothing/feedback", json={"language": "en", "helped": True}) as answer:
        assert answer.status == 404
