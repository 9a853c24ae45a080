"""`./switchyard articles gaps`, on a store with one conversation."""

import argparse
import asyncio
import json
from pathlib import Path

import pytest

from bot.cli import articles
from bot.clock import now
from bot.conversation.event import Entry
from bot.conversation.log import MessageLog
from bot.conversation.turns import Outcome, TurnQueue
from bot.identity import visitors
from bot.settings import Settings
from bot.store import Database


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.setenv("SWITCHYARD_ARTICLES", str(tmp_path / "articles"))
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path / "data"))


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    articles.add_arguments(parser)
    return articles.run(parser.parse_args(arguments))


async def _a_conversation(texts: list[str]) -> None:
    database = Database(Settings.from_environment().database)
    await database.migrate()
    async with database.write() as connection:
        visitor, _ = await visitors.welcome(connection, None, "Europe/London", now())
    log = MessageLog(database, now)
    talk = await log.open(visitor.id, None, "en", None, None)
    queue = TurnQueue(database, now, lease=30)
    for text in texts:
        await log.accept(talk.id, text, text=text)
        turn = await queue.claim()
        assert turn is not None
        entry = Entry("message", "bot", parts=[{"type": "channels", "offers": []}])
        await queue.finish(turn, Outcome([entry], [], "en", {"intent": {"name": "nlu_fallback"}}))
    await database.close()


def test_gaps_are_told_with_their_counts(capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_a_conversation(["sms prices", "the price of sms", "dark mode"]))
    assert run("gaps", "--json", "--least", "2") == 0
    (line,) = capsys.readouterr().out.splitlines()
    gap = json.loads(line)["gap"]
    assert (gap["language"], gap["count"], gap["nothing"], gap["no"]) == ("en", 2, 2, 0)
    assert len(gap["moments"]) == 2
    assert run("gaps") == 0
    assert "dark mode" in capsys.readouterr().out
    assert run("gaps", "--language", "fr") == 0
    assert "No gaps." in capsys.readouterr().err


def test_a_store_that_nobody_made_yet_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("gaps") == 1
    assert "has the edge run yet?" in capsys.readouterr().err
