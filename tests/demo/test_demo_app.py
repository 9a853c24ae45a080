"""All pages together: every link leads somewhere, nothing needs more than the security policy allows."""

import asyncio

import jwt
import pytest
from aiohttp.test_utils import TestClient, TestServer
from demo_client import Client, mounted
from demo_page import Page
from yarl import URL

from demo.app import FOLDER, create_app

Pages = dict[str, Page]


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Every page that can be reached from the website, by its address without the fragment."""

    async def crawl() -> Pages:
        async with TestClient(TestServer(mounted())) as client:
            return await _crawl(client, URL("/some/where/site?language=en"))

    return asyncio.run(crawl())


async def _crawl(client: Client, start: URL) -> Pages:
    waiting: list[URL] = [start]
    pages: Pages = {}
    while waiting:
        address = waiting.pop()
        if str(address) in pages:
            continue
        response = await client.get(address)
        assert response.status == 200, address
        pages[str(address)] = page = Page(await response.text())
        links = (link["href"] for link in page.all("a") if not link["href"].startswith("#"))
        waiting += [address.join(URL(href)).with_fragment(None) for href in links]
    return pages


def test_every_link_of_every_page_leads_to_a_page_under_the_same_prefix(pages: Pages) -> None:
    assert all(address.startswith("/some/where/") for address in pages)
    # websites, sign-ins, the dashboard of the first customer; for each customer home, help and 18 absent pages
    assert len(pages) == 4 + 4 + 1 + 9 * (2 + 18)


def test_pages_hold_no_inline_script_or_style(pages: Pages) -> None:
    for address, page in pages.items():
        assert "style" not in {tag for tag, _ in page.elements}, address
        assert not page.values("style"), address
        assert all("src" in script for script in page.all("script")), address
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")], address


def test_every_page_has_its_language_a_title_one_main_heading_and_a_skip_link(pages: Pages) -> None:
    for address, page in pages.items():
        (html,) = page.all("html")
        assert html["lang"] in ("en", "fr", "de", "es"), address
        assert len(page.all("title")) >= 1 and len(page.all("main")) == 1 and len(page.all("h1")) == 1, address
        assert {"class": "skip", "href": "#main"} in page.all("a"), address


def test_ids_are_unique_and_what_refers_to_one_finds_it(pages: Pages) -> None:
    for address, page in pages.items():
        ids = page.values("id")
        assert len(ids) == len(set(ids)), address
        inside = [href[1:] for href in page.values("href") if href.startswith("#")]
        assert {*inside, *page.values("popovertarget"), *page.values("aria-labelledby")} <= set(ids), address


def test_every_static_file_and_icon_that_a_page_names_exists(pages: Pages) -> None:
    icons = (FOLDER / "static" / "icons.svg").read_text(encoding="utf-8")
    for address, page in pages.items():
        for name in {*page.values("href"), *page.values("src")}:
            if "static/" not in name:
                continue
            file, _, symbol = name.partition("#")
            assert (FOLDER / "static" / file.rpartition("static/")[2]).is_file(), (address, name)
            assert not symbol or f'<symbol id="{symbol}"' in icons, (address, name)


async def test_every_answer_carries_the_security_policy(client: Client) -> None:
    for path in ("site", "dashboard", "dashboard/help", "static/site.css", "static/ask.js"):
        response = await client.get(f"/some/where/{path}")
        assert response.status == 200
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'"), path
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_pages_that_hold_an_identity_are_never_cached(client: Client) -> None:
    response = await client.get("/some/where/dashboard")
    assert response.headers["Cache-Control"] == "no-store"


async def test_the_root_leads_to_the_website(client: Client) -> None:
    response = await client.get("/some/where/")
    assert response.url.path == "/some/where/site"


async def test_a_secret_and_its_key_are_all_that_the_demo_needs_to_be_told() -> None:
    async with TestClient(TestServer(create_app("s" * 40, "demo-1"))) as client:
        page = Page(await (await client.get("/dashboard")).text())
    assert jwt.decode(page.widget["data-token"], "s" * 40, ["HS256"], audience="switchyard")["sub"] == "daniel"
