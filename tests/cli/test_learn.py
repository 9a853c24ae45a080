"""`./switchyard learn`."""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.cli import learn
from bot.clock import now
from bot.conversation.log import MessageLog
from bot.settings import Settings
from bot.store import Database
from bot.store.tables import turns
from tests.conftest import welcome
from tests.fakes import FakeClock

UNSURE = {
    "language": "en",
    "intent": {"name": "nlu_fallback", "confidence": 0.2},
    "intent_ranking": [{"name": "refund", "confidence": 0.2}],
    "verdict": "ask_back",
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house in which two visitors were not understood."""
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path))
    asyncio.run(_two_visitors(Settings.from_environment()))
    return tmp_path


async def _two_visitors(settings: Settings) -> None:
    database, clock = Database(settings.database), FakeClock(now())
    await database.migrate()
    log = MessageLog(database, clock)
    for text in ("about my money", "about my money!"):
        visitor, _ = await welcome(database, clock)
        talk = await log.open(visitor.id, None, "en", None, None)
        await log.accept(talk.id, "client-0001", text=text)
    async with database.write() as connection:
        await connection.execute(update(turns).values(state="done", understanding=UNSURE))
    await database.close()


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    learn.add_arguments(parser)
    return learn.run(parser.parse_args(arguments))


def test_what_was_asked_back_is_told_as_one_line_with_its_count(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    [line] = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["count"], told["why"], told["proposal"], told["proposed_by"]) == (2, "asked_back", "refund", "model")
    assert sorted(told["texts"]) == ["about my money", "about my money!"]


def test_what_is_too_rare_or_in_another_language_is_left_out(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--least", "3") == 0
    assert run("--language", "de") == 0
    assert capsys.readouterr().out == ""


def test_an_export_names_the_files_it_wrote(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--export", str(data / "to-label")) == 0
    assert capsys.readouterr().out.splitlines() == [str(data / "to-label" / "en.yml")]
