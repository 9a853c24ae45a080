"""The public website."""

import pytest
from demo_client import Client
from demo_page import Page


async def _page(client: Client, path: str, accept: str = "") -> Page:
    response = await client.get(f"/some/where/{path}", headers={"Accept-Language": accept})
    return Page(await response.text())


async def test_the_website_embeds_the_assistant_for_somebody_unknown(client: Client) -> None:
    page = await _page(client, "site?language=fr")
    assert page.widget == {
        "async": "",
        "data-tell-page": "",
        "src": "/widget.js",
        "data-language": "fr",
        "data-sign-in-url": "sign-in?language=fr",
    }


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
async def test_the_website_speaks_the_language_that_was_chosen(client: Client, language: str) -> None:
    page = await _page(client, f"site?language={language}", accept="it")
    assert page.all("html") == [{"lang": language}]


async def test_without_a_choice_the_browser_s_language_counts(client: Client) -> None:
    assert (await _page(client, "site", accept="it, de-AT;q=0.8, fr;q=0.5")).all("html") == [{"lang": "de"}]


async def test_a_language_that_is_not_there_gives_way_to_the_browser_s(client: Client) -> None:
    assert (await _page(client, "site?language=xx", accept="es")).all("html") == [{"lang": "es"}]


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
async def test_the_price_list_says_nothing_of_support_channels(client: Client, language: str) -> None:
    text = (await _page(client, f"site?language={language}")).text.lower()
    for word in ("ticket", "incidencia", "live chat", "telefon", "téléphone", "teléfono", "phone"):
        assert word not in text


async def test_signing_in_means_choosing_one_of_the_sample_customers(client: Client) -> None:
    page = await _page(client, "sign-in?language=en")
    choices = [link["href"] for link in page.all("a") if link.get("class") == "choice"]
    assert len(choices) == 9 and "dashboard?as=camille" in choices
    assert "Premium plan · Français" in page.text and "Free plan, 6 days old · English" in page.text
