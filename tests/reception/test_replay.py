"""Past visits decided again under another policy: exact, counted by group, with examples."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from bot.cli import replay as verb
from bot.policy_file import load_policy, parse_policy
from bot.reception.decisions import DecisionRecord, Recorded
from bot.reception.replay import Group, Past, replay
from bot.routing import Policy, Visit, decide
from bot.settings import ROOT, Settings
from bot.store import Database
from tests.conftest import welcome
from tests.fakes import FakeClock
from tests.people import CHLOE, MONDAY_AT_TEN

SHIPPED = (ROOT / "policy.yml").read_text("utf-8")
WITHOUT_CHAT = SHIPPED.replace("premium: [ticket, chat, contact]", "premium: [ticket, contact]")


def policy(text: str = SHIPPED) -> Policy:
    return parse_policy("policy.yml", text)


def visit(plan: str = "premium", language: str = "fr", category: str | None = "plan_change") -> Visit:
    return Visit(plan, None, language, category, MONDAY_AT_TEN, agents_available=True)


def past(conversation: str = "c-1", **of: str | None) -> Past:
    asked = visit(**of)  # type: ignore[arg-type]
    return Past(conversation, asked, decide(asked, policy()))


def test_under_the_same_policy_nothing_differs() -> None:
    replayed = replay([past(), past(plan="visitor"), past(language="de")], policy())
    assert (replayed.visits, replayed.changed) == (3, 0)
    assert list(replayed.differences()) == []


def test_a_channel_taken_away_is_counted_for_those_who_had_it_with_its_reason_and_an_example() -> None:
    replayed = replay([past("c-1"), past("c-2"), past("c-3", plan="custom")], policy(WITHOUT_CHAT))
    assert replayed.changed == 2
    found = dict(replayed.differences())
    chat = found[Group("chat", "premium", "fr", "plan_change")]
    assert (chat.visits, chat.opens, chat.closes) == (2, 0, 2)
    assert dict(chat.against) == {"not_in_plan": 2}
    assert chat.examples == ["c-1", "c-2"]
    ticket = found[Group("ticket", "premium", "fr", "plan_change")]
    assert (ticket.recommended_before, ticket.recommended_after) == (0, 2)
    assert all(group.plan == "premium" for group in found)


async def test_what_is_recorded_comes_back_and_decides_the_same(database: Database, clock: FakeClock) -> None:
    from bot.conversation.log import MessageLog

    visitor, _ = await welcome(database, clock, CHLOE)
    talk = await MessageLog(database, clock).open(visitor.id, CHLOE.id, "fr", None, None)
    record = DecisionRecord(database)
    for _ in range(2):  # a turn that is run twice
        await record.keep(Recorded(visit(), decide(visit(), policy()), "p"), talk.id, 2, "offer")
    (kept,) = await record.all()
    assert (kept.visit, kept.decision) == (visit(), decide(visit(), policy()))


def test_the_verb_prints_json_lines_where_nobody_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Settings, "from_environment", classmethod(lambda cls: Settings(data=tmp_path)))

    async def pasts(settings: Settings) -> list[Past]:
        return [past()]

    monkeypatch.setattr(verb, "_pasts", pasts)
    other = tmp_path / "other.yml"
    other.write_text(WITHOUT_CHAT, "utf-8")
    assert load_policy(other)
    assert verb.run(argparse.Namespace(file=other, json=False)) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"chat", "ticket"} <= {line["channel"] for line in lines}


def test_a_policy_with_mistakes_is_told_and_replays_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("zone: Mars/Olympus", "utf-8")
    assert verb.run(argparse.Namespace(file=broken, json=False)) == 1
    assert "Mars/Olympus" in capsys.readouterr().err
