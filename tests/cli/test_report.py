"""`./switchyard report` counts how conversations ended."""

from __future__ import annotations

import argparse
import asyncio
import json
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.cli import report
from bot.clock import now
from bot.conversation.log import MessageLog
from bot.identity import visitors
from bot.settings import Settings
from bot.store import Database
from bot.store.tables import closings


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    report.add_arguments(parser)
    return report.run(parser.parse_args(arguments))


async def one_that_left(at: datetime) -> None:
    database = Database(Settings.from_environment().database)
    await database.migrate()
    async with database.write() as connection:
        visitor, _ = await visitors.welcome(connection, None, None, at)
    talk = await MessageLog(database, now).open(visitor.id, None, "de", None, None)
    async with database.write() as connection:
        await connection.execute(insert(closings).values(conversation_id=talk.id, seq=1, at=at, outcome="left"))
    await database.close()


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path))
    asyncio.run(one_that_left(datetime.fromisoformat("2026-03-01T12:00:00+00:00")))


def test_there_is_a_line_for_each_language_and_one_for_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    counts = {"confirmed": 0, "escalated": 0, "left": 1, "came_back": 0}
    assert lines == [{"language": "de", **counts}, {"language": "all", **counts}]


def test_what_is_older_than_was_asked_for_is_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--since", "2026-03-01") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["left"] == 1
    assert run("--since", "2026-03-02") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["left"] == 0


@pytest.mark.parametrize("wrong", [("--days", "0"), ("--days", "soon"), ("--since", "yesterday")])
def test_a_time_that_is_none_is_refused(wrong: tuple[str, str]) -> None:
    with pytest.raises(SystemExit):
        run(*wrong)
