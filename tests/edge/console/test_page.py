"""The page: every word it says stands in the texts, every word in the texts is said, and nothing is foreign."""

from __future__ import annotations

import re

import pytest
from aiohttp.test_utils import TestClient

from bot.settings import ROOT
from bot.wiring import Services

FOLDER = ROOT / "web" / "console"
SCRIPTS = sorted(FOLDER.glob("*.js"))
SOURCE = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
# Keys that are put together from a name: `console.author.${…}`, `console.dialog.${name}_title`.
BUILT = re.compile(r"[`\"]((?:console\.)?[a-z_.]*)\$\{")


def said(key: str) -> bool:
    """Whether the scripts name this key whole, by its last step, or by a pattern that fits it."""
    short = key.removeprefix("console.")
    section, _, last = short.rpartition(".")
    names = [key, short, last, re.sub(r"_(title|do)$", "", last)]
    return any(re.search(rf"[\"`]{re.escape(name)}[\"`]", SOURCE) for name in names) or any(
        prefix.removeprefix("console.").rstrip(".") == section for prefix in BUILT.findall(SOURCE) if prefix
    )


def test_every_word_of_the_console_is_used(wired: Services) -> None:
    keys = wired.texts.section("en", "console")
    assert [key for key in keys if not said(key)] == []


def test_every_key_that_the_scripts_name_whole_exists(wired: Services) -> None:
    named = re.findall(r"[\"`]((?:console|desk|matter|state)\.[a-z_.]*[a-z])[\"`]", SOURCE)
    kept = {"console.language", "console.sound", "console.notify"}  # what this browser remembers
    assert [key for key in named if key not in kept and not wired.texts.has("en", key)] == []


@pytest.mark.parametrize("language", ["fr", "de", "es"])
def test_every_language_has_the_same_words_with_the_same_places(wired: Services, language: str) -> None:
    english = {key for key in wired.texts.keys("en") if key.split(".")[0] in ("console", "desk")}
    assert {key for key in wired.texts.keys(language) if key.split(".")[0] in ("console", "desk")} == english
    places = wired.texts.places
    assert [key for key in english if places(language, key) != places("en", key)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_imports_is_exported_there(path: object) -> None:
    text = path.read_text("utf-8")  # type: ignore[attr-defined]
    for names, source in re.findall(r"import \{([^}]*)\} from \"([^\"]+)\"", text):
        target = ROOT / "web" / source.lstrip("/") if source.startswith("/widget/") else FOLDER / source
        exported = set(re.findall(r"export (?:async )?(?:function|class|const) (\w+)", target.read_text("utf-8")))
        assert {name.strip() for name in names.split(",") if name.strip()} <= exported, source


async def test_the_page_and_its_files_come_with_a_strict_policy(client: TestClient) -> None:  # type: ignore[type-arg]
    page = await client.get("/console/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    html = await page.text()
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", html)
    for address in re.findall(r"(?:href|src)=\"([^\"]+)\"", html):
        found = await client.get(address if address.startswith("/") else f"/console/{address}")
        assert found.status == 200, address


async def test_no_file_outside_the_folder_is_served(client: TestClient) -> None:  # type: ignore[type-arg]
    for path in ("%2e%2e%2fwidget/chat.js", "..%2f..%2fpolicy.yml", "absent.js"):
        assert (await client.get(f"/console/{path}")).status == 404
