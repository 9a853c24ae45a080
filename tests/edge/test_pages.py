"""What browsers are given: pages with a strict policy, an honest API document."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.edge import api
from bot.edge.errors import STATUS
from bot.edge.openapi import document
from bot.wiring import Services

Browser = TestClient[Any, Any]


@pytest.mark.parametrize("path", ["/widget/frame", "/widget/help", "/help/de", "/help/fr"])
async def test_every_page_of_ours_has_a_policy_without_inline_code(browser: Browser, path: str) -> None:
    async with browser.get(path) as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert answer.status == 200
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert " style=" not in page
    assert all(" src=" in tag for tag in re.findall("<script[^>]*>", page))


@pytest.mark.parametrize("path", ["/widget/..%2f..%2fpolicy.yml", "/widget/../../policy.yml", "/widget/nothing.js"])
async def test_no_path_leads_out_of_the_widgets_folder(browser: Browser, path: str) -> None:
    async with browser.get(path) as answer:
        assert answer.status == 404


async def test_the_launcher_asks_for_help_in_every_spoken_language(browser: Browser, services: Services) -> None:
    async with browser.get("/widget.js") as answer:
        script, tag = await answer.text(), answer.headers["ETag"]
    assert answer.content_type == "text/javascript"
    labels = json.loads(script.partition("const LABELS = ")[2].partition(";")[0])
    assert next(iter(labels)) == services.languages.fallback
    assert set(labels) == set(services.languages.spoken)
    assert labels["de"] == services.texts.say("de", "widget.launcher")
    async with browser.get("/widget.js", headers={"If-None-Match": tag}) as again:
        assert (again.status, await again.text()) == (304, "")


async def test_the_menu_of_languages_holds_every_spoken_one_in_its_own_words(
    browser: Browser, services: Services
) -> None:
    async with browser.get("/api/v1/texts/fr") as answer:
        texts = (await answer.json())["texts"]
    for code, name in services.languages.spoken.items():
        assert texts[f"widget.language.{code}"] == name
        assert texts[f"widget.switch_language.{code}"] == services.texts.say(code, "widget.go_on")


async def test_what_is_not_there_is_404_in_the_one_error_shape(browser: Browser) -> None:
    for path in ("/nothing", "/help/xx", "/help/en/nothing", "/api/v1/articles/nothing", "/api/v1/texts/xx"):
        async with browser.get(path) as answer:
            assert answer.status == 404
            assert (await answer.json())["error"]["code"] == "not_found"


async def test_the_api_document_shows_every_route_that_is_served(browser: Browser) -> None:
    async with browser.get("/api/openapi.json") as answer:
        shown = await answer.json()
    served = {
        (route.method, route.resource.canonical)
        for route in browser.server.app.router.routes()  # type: ignore[attr-defined]
        if route.resource and route.resource.canonical.startswith(api.BASE) and route.method != "HEAD"
    }
    assert {(method.upper(), path) for path, item in shown["paths"].items() for method in item} == served


def test_every_code_that_a_route_may_refuse_with_has_a_status_and_a_sentence(services: Services) -> None:
    codes = {code for route in api.ROUTES for code in route.refusals}
    assert codes <= set(STATUS)
    for language in services.texts.languages:
        assert {code for code in STATUS if not services.texts.has(language, f"error.{code}")} == set()


def test_the_document_resolves_all_its_references() -> None:
    shown = document()
    text = str(shown)
    for name in {part.split("'")[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in shown["components"]["schemas"]


async def test_health_says_whether_the_brain_is_there_and_does_not_need_it(browser: Browser) -> None:
    async with browser.get("/livez") as alive, browser.get("/readyz") as ready:
        assert (alive.status, ready.status) == (200, 200)
        assert (await ready.json())["brain"] is True
