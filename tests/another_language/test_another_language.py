"""A fifth language is data alone: added with the command to a copy of the project, it is understood and answered."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.another_language.project import ASKED, CODE, NAME, SAID, SENTENCES, project, verb
from tests.whole.house import House, opened
from tests.whole.widget import Widget, offers, parts, words

# A small model is trained, and a house of its own is started.
pytestmark = [pytest.mark.rasa, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("another") / "project")


@pytest.fixture(scope="module")
def house(top: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("its-house"), root=top) as running:
        yield running


@pytest.fixture
async def http(house: House) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(house.url) as session:
        yield session


def test_sentences_that_were_not_taught_are_recognised_and_understood(top: Path, tmp_path: Path) -> None:
    asked = [(intent, text) for intent, texts in SENTENCES.items() for text in texts[-ASKED:]]
    lines = tmp_path / "asked.jsonl"
    lines.write_text("".join(json.dumps({"text": text}) + "\n" for _, text in asked), "utf-8")
    answers = [json.loads(line) for line in verb(top, "understand", "--input", str(lines)).splitlines()]
    assert [(text, one["language"]) for (_, text), one in zip(asked, answers, strict=True)] == [
        (text, CODE) for _, text in asked
    ]
    understood = [intent == one["ranking"][0]["intent"] for (intent, _), one in zip(asked, answers, strict=True)]
    assert sum(understood) >= len(asked) - 2, "a model of so few sentences may err, but rarely"


async def test_who_writes_it_on_an_english_page_is_answered_in_it(house: House, http: aiohttp.ClientSession) -> None:
    customer = await Widget.open(http, house.data, "premium", "en")
    answer = await customer.say("Mi avete addebitato due volte la stessa fattura, vorrei il rimborso")
    assert words(answer).startswith(SAID)
    (found,) = parts(answer, "articles")
    assert {article["language"] for article in found["articles"]} == {"en"}, "nobody has written an article in it"

    answer = await customer.say("no, non mi è servito a niente")
    assert all(line.startswith(SAID) for line in words(answer).splitlines())
    shown = offers(answer)
    assert shown["ticket"]["open"] and shown["ticket"]["recommended"], "the policy serves the language on tickets"
    reasons = {reason["code"]: reason["text"] for reason in shown["chat"]["reasons"]}
    assert reasons["language_not_served"].startswith(SAID)
    assert (await customer.press(f"{SAID}Open a ticket"))[0]["parts"]


async def test_the_page_s_language_is_spoken_from_the_first_word(house: House, http: aiohttp.ClientSession) -> None:
    stranger = await Widget.open(http, house.data, None, f"{CODE}-CH")
    assert words(stranger.opening).startswith(SAID)


async def test_everybody_can_choose_it_from_the_menu(house: House, http: aiohttp.ClientSession) -> None:
    async with http.get("/api/v1/texts/de") as answer:
        menu = (await answer.json())["texts"]
    assert menu[f"widget.language.{CODE}"] == NAME
    stranger = await Widget.open(http, house.data, None, "de")
    stranger.buttons[NAME] = f"language:{CODE}"
    assert words(await stranger.press(NAME)).startswith(SAID)


async def test_launcher_pages_and_console_have_its_words(house: House, http: aiohttp.ClientSession) -> None:
    async with http.get("/widget.js") as launcher:
        assert f'"{CODE}": "{SAID}Need help?"' in await launcher.text()
    async with http.get(f"/help/{CODE}") as page:
        text = await page.text()
        assert page.status == 200 and f'<html lang="{CODE}">' in text and SAID in text
    async with http.get(f"/console/api/texts/{CODE}") as answer:
        console = (await answer.json())["texts"]
    assert console and all(sentence.startswith(SAID) for sentence in console.values())
    origin = {"Origin": house.url}
    async with http.post("/console/api/sign-in/demo", json={}, headers=origin) as answer:
        assert CODE in (await answer.json())["agent"]["languages"]
