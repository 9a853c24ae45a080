"""`route` answers one case by flags and many from a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import route

CASE: dict[str, Any] = {"plan": "custom", "language": "en", "at": "2026-03-30T10:00:00+02:00", "agents_available": True}


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    route.add_arguments(parser)
    return route.run(parser.parse_args(words))


def test_one_case_by_flags_is_answered_as_one_json_line_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    flags = "--plan custom --language en --category refund --at 2026-03-30T10:00:00+02:00 --agents-available yes"
    assert run(*flags.split()) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["recommended"] == "ticket"
    assert answer["offers"][3] == {
        "channel": "phone",
        "open": False,
        "reasons": [{"code": "needs_written_request"}],
        "requires": ["account", "pin"],
    }


def test_the_same_case_as_json_gets_the_same_answer(capsys: pytest.CaptureFixture[str]) -> None:
    run("--case", json.dumps({**CASE, "category": "refund"}))
    by_json = capsys.readouterr().out
    run("--plan", "custom", "--category", "refund", "--at", CASE["at"], "--agents-available", "yes")
    assert capsys.readouterr().out == by_json


def test_many_cases_are_answered_in_order_with_their_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [{**CASE, "id": "a"}, {**CASE, "plan": "visitor", "id": [1]}, CASE]
    (tmp_path / "cases").write_text("\n".join(map(json.dumps, cases)), "utf-8")
    assert run("--input", str(tmp_path / "cases")) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer.get("id") for answer in answers] == ["a", [1], None]
    assert [answer["recommended"] for answer in answers] == ["chat", "contact", "chat"]
    assert list(answers[2]) == ["recommended", "offers"]


def test_a_bad_case_is_told_in_its_place_and_the_others_are_still_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [json.dumps({**CASE, "id": 1, "colour": "red"}), "{not json", json.dumps({**CASE, "id": 3})]
    (tmp_path / "cases").write_text("\n".join(lines), "utf-8")
    assert run("--input", str(tmp_path / "cases")) == 1
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["id"] == 1
    assert first["error"]["line"] == 1
    assert "colour: there is no such key" in first["error"]["problems"][0]
    assert second["error"]["line"] == 2
    assert third["recommended"] == "chat"


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--input", "nowhere.jsonl") == 1
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_another_policy_can_be_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = Path(__file__).resolve().parents[2] / "policy.yml"
    text = shipped.read_text("utf-8").replace("visitor: [contact]", "visitor: [ticket, contact]")
    (tmp_path / "other.yml").write_text(text, "utf-8")
    run("--plan", "visitor", "--policy", str(tmp_path / "other.yml"))
    assert json.loads(capsys.readouterr().out)["recommended"] == "ticket"


def test_on_a_terminal_the_rule_and_what_would_have_to_change_stand_beside_every_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "220")
    assert run("--plan", "premium", "--language", "de", "--at", "2026-07-14T10:00:00+02:00") == 0
    table = capsys.readouterr().out
    for piece in (
        "Ticket (recommended)",
        "language_not_served",
        "channels.chat.languages",
        "the language: English, French",
        "closed_days (2026-07-14)",
        "the plan: custom",
        "recommended.otherwise",
    ):
        assert piece in table
