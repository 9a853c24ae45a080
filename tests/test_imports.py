"""Who may import whom: the directions of docs/architecture.md, held over the source as it stands."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for folder in ("bot", "actions", "demo") for path in (ROOT / folder).rglob("*.py"))
SOURCES = [path for path in SOURCES if "migrations" not in path.parts]


def imported(path: Path) -> Iterator[str]:
    """The full names of what a file imports at its top level or inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def part(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [path for path in SOURCES if "/routing/" in part(path)], ids=part)
def test_routing_imports_the_standard_library_only(path: Path) -> None:
    foreign = [name for name in imported(path) if name.split(".")[0] not in sys.stdlib_module_names]
    assert [name for name in foreign if not name.startswith("bot.routing")] == []


@pytest.mark.parametrize("path", SOURCES, ids=part)
def test_rasa_is_imported_in_the_brain_only(path: Path) -> None:
    if not part(path).startswith("bot/brain/"):
        assert [name for name in imported(path) if name.split(".")[0] == "rasa"] == []


@pytest.mark.parametrize("path", SOURCES, ids=part)
def test_rasa_sdk_is_imported_by_the_actions_and_by_whoever_runs_them(path: Path) -> None:
    if not part(path).startswith("actions/") and part(path) != "bot/edge/action_server.py":
        assert [name for name in imported(path) if name.split(".")[0] == "rasa_sdk"] == []


FOREIGN_IN_LANGUAGE = {
    "table.py": {"numpy"},
    "compound.py": {"numpy"},
    "detect.py": {"numpy"},
    "second_opinion.py": {"langdetect"},
    "languages.py": {"yaml"},
}


@pytest.mark.parametrize("path", [path for path in SOURCES if "/language/" in part(path)], ids=part)
def test_language_needs_a_library_only_where_it_says_so(path: Path) -> None:
    if path.parent.name != "brain":
        tops = {name.split(".")[0] for name in imported(path)} - {"bot", "__future__"} - set(sys.stdlib_module_names)
        assert tops <= FOREIGN_IN_LANGUAGE.get(path.name, set())


ALLOWED = {
    "bot/language": ("bot.language",),
    "bot/helpcenter": ("bot.helpcenter",),
    "bot/policy_file": ("bot.policy_file", "bot.routing"),
    "bot/store": ("bot.store",),
    "bot/identity": ("bot.identity", "bot.store"),
    "bot/conversation": ("bot.conversation", "bot.store", "bot.clock"),
    "bot/tickets": ("bot.tickets", "bot.store", "bot.clock", "bot.keys"),
    "bot/learning": ("bot.learning", "bot.store"),
    "bot/files": ("bot.files", "bot.store", "bot.clock", "bot.conversation"),
    "bot/mail": ("bot.mail", "bot.clock"),
    "bot/desk": ("bot.desk", "bot.store", "bot.clock", "bot.keys", "bot.conversation"),
    "demo": ("demo",),
}


@pytest.mark.parametrize("path", SOURCES, ids=part)
def test_each_part_knows_only_what_it_may(path: Path) -> None:
    for folder, allowed in ALLOWED.items():
        if part(path).startswith(folder + "/"):
            ours = [name for name in imported(path) if name.split(".")[0] in ("bot", "actions", "demo")]
            assert [name for name in ours if not name.startswith(allowed)] == []


@pytest.mark.parametrize("folder", ["bot/helpcenter/sources", "bot/mail"])
def test_no_backend_imports_another(folder: str) -> None:
    backends = {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}
    for path in (ROOT / folder).glob("*.py"):
        if path.stem in backends:
            others = {f"{folder.replace('/', '.')}.{other}" for other in backends - {path.stem}}
            assert others.isdisjoint(imported(path)), path


def test_importing_everything_reads_no_environment_and_opens_nothing(tmp_path: Path) -> None:
    modules = [part(path)[:-3].replace("/", ".").removesuffix(".__init__") for path in SOURCES]
    wanted = [name for name in modules if not name.startswith("bot.brain") and not name.endswith("__main__")]
    script = (
        "import sys, os, socket, importlib, warnings\n"
        "warnings.simplefilter('ignore')\n"
        "import rasa_sdk.executor, sqlalchemy.ext.asyncio, alembic.command, aiohttp.web, bm25s, rich.console\n"
        "opened = []\n"
        "def watch(event, args):\n"
        "    if event == 'socket.connect': opened.append(args)\n"
        "    if event == 'open' and str(args[0]).endswith(('.yml', '.json', '.sqlite3')): opened.append(args[0])\n"
        "sys.addaudithook(watch)\n"
        f"for name in {wanted!r}: importlib.import_module(name)\n"
        "assert not opened, opened\n"
    )
    environment = {"PATH": "/usr/bin:/bin", "SWITCHYARD_PORT": "not a number", "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
