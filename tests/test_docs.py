"""Documentation that fails when it lies: what it names exists, and what exists is named where a page promises it all.

Longer than 200 lines, because every page is held to the same rules and they share the few readers at the top.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jwt
import numpy as np
import pytest

from bot.edge import api, limits, schema
from bot.edge.errors import STATUS, WORTH_ANOTHER_TRY
from bot.identity import customer
from bot.settings import ROOT, Settings
from demo import customers, identity
from demo.embedding import Embedding
from tests.test_imports import ALLOWED

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
SECRET = "a-shared-secret-of-32-characters!"
# Prose may name files of ours by their path from the top; what runs or is installed writes elsewhere (var/, .venv/).
OURS = ["bot", "actions", "demo", "web", "tests", "data", "texts", "articles", "setup", "requirements", "docs"]
A_PATH = re.compile(rf"(?:(?:{'|'.join(OURS)})/[\w./<>*-]*|[\w-]+\.(?:yml|toml|md))")
BLOCK = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return [found["text"] for found in BLOCK.finditer(read(page)) if found["kind"].split(" ")[0] == kind]


def code(page: Path) -> str:
    """What stands in code blocks and between backticks, one piece a line."""
    text = page.read_text("utf-8")
    spans = re.findall(r"`([^`\n]+)`", BLOCK.sub("", text))
    return "\n".join([*(found["text"] for found in BLOCK.finditer(text)), *spans])


def rows(page: str, first: str) -> list[list[str]]:
    """The cells of the table whose first heading is `first`, without its heading."""
    lines = read(page).split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {first} |"))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    spans = re.findall(r"`([^`\n]+)`", BLOCK.sub("", page.read_text("utf-8")))
    named = [span for span in spans if A_PATH.fullmatch(span) and not span.startswith("_")]
    assert [path for path in named if not any(ROOT.glob(re.sub(r"<[^>]*>", "*", path.rstrip("/"))))] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_inside_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", BLOCK.sub("", page.read_text("utf-8")))
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        if not link.startswith(("http://", "https://")) and (
            not target.exists() or (anchor and anchor not in anchors(target))
        ):
            broken.append(link)
    assert broken == []


def test_every_page_is_linked_from_another() -> None:
    linked = {
        (page.parent / link.partition("#")[0]).resolve()
        for page in PAGES
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
        if (page.parent / link.partition("#")[0]).resolve() != page
    }
    assert [name(page) for page in DOCS.glob("*.md") if page not in linked] == []


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from options(child)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_is_one_that_we_have(page: Path) -> None:
    for verb, rest in re.findall(r"\./switchyard ([a-z][a-z-]*)([^\n|#]*)", code(page)):
        module = importlib.import_module(f"bot.cli.{verb.replace('-', '_')}")
        parser = argparse.ArgumentParser()
        module.add_arguments(parser)
        if verb != "rasa":  # everything behind it is Rasa's own
            assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= set(options(parser)), f"./switchyard {verb}{rest}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_make_target_is_in_the_makefile(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", code(page))) <= targets


def variables() -> dict[str, str]:
    """Each setting's variable and its default, as the table writes it."""
    values = {field: getattr(Settings(), field) for field in Settings.__dataclass_fields__ if field != "root"}
    return {f"SWITCHYARD_{field.upper()}": default(value) for field, value in values.items()}


def default(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).replace(str(ROOT), ".") or "empty"


def test_the_table_of_settings_is_the_settings() -> None:
    table = {row[0].strip("`"): row[1].strip("`") for row in rows("docs/operating.md", "variable")}
    assert table.pop("PORT") == ""
    assert table == variables()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_variable_that_is_named_is_a_setting(page: Path) -> None:
    assert set(re.findall(r"\bSWITCHYARD_[A-Z_]*[A-Z]", page.read_text("utf-8"))) <= set(variables())


def test_the_table_of_errors_is_what_the_edge_answers() -> None:
    table = {row[0].strip("`"): (int(row[1]), row[2] == "yes") for row in rows("docs/api.md", "code")}
    assert table == {error: (status, error in WORTH_ANOTHER_TRY) for error, status in STATUS.items()}


def test_the_table_of_limits_is_what_the_edge_allows() -> None:
    table = [(int(row[2]), float(row[3])) for row in rows("docs/api.md", "what")]
    rules = (limits.MESSAGES, limits.SESSIONS, limits.CODES, limits.PINS)
    assert table == [(rule.burst, rule.per_minute) for rule in rules]


def test_the_table_of_routes_is_the_route_table() -> None:
    routes = [f"{route.method} {route.path}" for route in api.ROUTES]
    assert sorted(row[0].strip("`") for row in rows("docs/api.md", "route")) == sorted([*routes, f"GET {api.SOCKET}"])


def test_every_example_of_the_api_is_valid() -> None:
    examples = [found for found in BLOCK.finditer(read("docs/api.md")) if found["kind"].startswith("json")]
    for example in examples:
        content, model = json.loads(example["text"]), example["kind"].partition(" ")[2]
        if model:
            getattr(schema, model).model_validate(content)
        for offer in content.get("offers", []):
            schema.OfferView.model_validate(offer)


def test_every_part_that_the_widget_draws_has_a_section_and_an_example() -> None:
    table = re.search(r"const PARTS = \{([^}]*)\}", read("web/widget/parts.js"))
    assert table is not None
    drawn = {part.partition(":")[0].strip() for part in table[1].split(",")}
    section = read("docs/api.md").partition("\n## Parts\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^### (\w+)", section, re.MULTILINE)) == drawn
    assert {json.loads(found["text"])["type"] for found in BLOCK.finditer(section)} == drawn


def test_the_table_of_attributes_is_what_the_loader_reads() -> None:
    camel = set(re.findall(r"script\.dataset\.(\w+)", read("web/widget/loader.js")))
    attributes = {"data-" + re.sub(r"[A-Z]", lambda found: "-" + found[0].lower(), attribute) for attribute in camel}
    assert {row[0].strip("`") for row in rows("docs/embedding.md", "attribute")} == attributes
    for page in PAGES:
        for tag in re.findall(r"<script[^>]*widget\.js[^>]*>", page.read_text("utf-8")):
            assert set(re.findall(r"\bdata-[a-z-]+", tag)) <= attributes, name(page)


def test_the_security_policy_that_embedders_need_is_the_one_of_our_own_demo() -> None:
    policy = Embedding("https://support.example.com", SECRET, "main").content_security_policy
    needed = [line for line in policy.split("; ") if "support.example.com" in line]
    documented = blocks("docs/embedding.md", "text")[0].strip().split("\n")
    assert documented == [line.replace("'self' ", "") for line in needed]


def signed_by_the_demo(now: datetime) -> tuple[dict[str, Any], str]:
    """A customer as an embedder's own code may have one, and what the demo signs for them."""
    jonas = customers.read(ROOT / "demo" / "customers.yml").by_id["jonas"]
    plain = {field: getattr(jonas, field) for field in ("id", "name", "email", "plan", "language")}
    plain["signed_up_at"] = jonas.signed_up_at(now).isoformat()
    return plain, identity.sign(jonas, SECRET, "main", now)


def check_token(token: str, expected: str) -> None:
    assert customer.verify(token, {"main": SECRET}, frozenset({"premium"})).id == "jonas"
    assert jwt.get_unverified_header(token) == jwt.get_unverified_header(expected)
    assert claims(token) == claims(expected)


def claims(token: str) -> dict[str, Any]:
    return jwt.decode(token, SECRET, algorithms=["HS256"], audience="switchyard")


def test_the_python_example_signs_as_the_demo_does() -> None:
    now = datetime.now(timezone.utc) - timedelta(seconds=2)
    plain, expected = signed_by_the_demo(now)
    example: dict[str, Any] = {}
    exec(blocks("docs/embedding.md", "python")[0], example)
    check_token(example["identity_token"](plain, SECRET, now), expected)


@pytest.mark.parametrize(
    ("program", "kind", "flags", "call"),
    [
        ("node", "javascript", ["--input-type=module", "-e"], "console.log(identityToken({}, {}, new Date({}000)))"),
        ("php", "php", ["-r"], "echo identity_token(json_decode('{}', true), {}, {});"),
    ],
)
def test_the_other_examples_sign_as_the_demo_does(program: str, kind: str, flags: list[str], call: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program} here")
    now = datetime.now(timezone.utc).replace(microsecond=0) - timedelta(seconds=2)
    plain, expected = signed_by_the_demo(now)
    values = iter([json.dumps(plain), json.dumps(SECRET), str(int(now.timestamp()))])
    script = blocks("docs/embedding.md", kind)[0] + re.sub(r"\{\}", lambda _: next(values), call)
    done = subprocess.run([program, *flags, script], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    check_token(done.stdout.strip(), expected)


def test_the_table_of_imports_is_the_one_that_the_import_test_holds() -> None:
    table = {row[0].strip("`"): set(re.findall(r"`([\w.]+)`", row[2])) for row in rows("docs/architecture.md", "part")}
    assert table.pop("bot/routing") == set()
    assert table == {part: set(allowed) - {part.replace("/", ".")} for part, allowed in ALLOWED.items()}


def test_the_languages_that_are_said_to_be_recognised_are_those_of_the_word_table() -> None:
    quote = re.search(r"^> (.+)$", read("docs/languages.md"), re.MULTILINE)
    assert quote is not None
    with np.load(ROOT / "bot" / "language" / "words.npz", allow_pickle=False) as table:
        assert set(re.findall(r"`(\w+)`", quote[1])) == {str(language) for language in table["languages"]}


def test_the_changelog_tells_of_this_version() -> None:
    version = re.search(r'^version = "(.+)"', read("pyproject.toml"), re.MULTILINE)
    newest = re.search(r"^## (\d+\.\d+\.\d+)", read("CHANGELOG.md"), re.MULTILINE)
    assert version is not None and newest is not None and newest[1] == version[1]
