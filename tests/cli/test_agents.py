"""`./switchyard agents`: invitations come from the command line, and their link works."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path))
    monkeypatch.setenv("SWITCHYARD_PUBLIC_URL", "https://support.example")


def add(email: str = "ada@team.example", languages: str = "en,fr") -> int:
    return main(["agents", "add", "Ada", email, "--languages", languages, "--role", "manager"])


def test_an_added_agent_gets_a_link_and_stands_in_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert add() == 0
    link = capsys.readouterr().out
    assert link.startswith("https://support.example/console/#invitation=")
    assert main(["agents", "list"]) == 0
    listed = capsys.readouterr().out
    assert "ada@team.example" in listed
    assert "manager" in listed


def test_a_new_invitation_is_another_link(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    first = capsys.readouterr().out
    assert main(["agents", "invite", "ada@team.example"]) == 0
    assert capsys.readouterr().out != first


def test_a_removed_agent_is_listed_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    assert main(["agents", "remove", "ada@team.example"]) == 0
    capsys.readouterr()
    main(["agents", "list"])
    assert "ada@team.example" not in capsys.readouterr().out


def test_how_many_chats_an_agent_may_have_is_set_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    assert main(["agents", "limit", "ada@team.example", "7"]) == 0
    capsys.readouterr()
    main(["agents", "list"])
    assert "7" in capsys.readouterr().out
    assert main(["agents", "limit", "nobody@team.example", "7"]) == 1
    with pytest.raises(SystemExit):
        main(["agents", "limit", "ada@team.example", "0"])


def test_a_second_factor_is_reset_for_agents_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    assert main(["agents", "reset-second-factor", "ada@team.example"]) == 0
    assert "ada@team.example" in capsys.readouterr().out
    assert main(["agents", "reset-second-factor", "nobody@team.example"]) == 1


def test_the_audit_log_is_printed_and_proven(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    add()
    capsys.readouterr()
    assert main(["agents", "audit"]) == 0
    shown = capsys.readouterr()
    assert [json.loads(line)["action"] for line in shown.out.splitlines()] == ["agent_added"]
    assert "each as it was written" in shown.err
    with contextlib.closing(sqlite3.connect(tmp_path / "switchyard.sqlite3")) as store, store:
        store.execute("UPDATE audit SET actor = 'somebody else'")
    assert main(["agents", "audit"]) == 1
    assert "line 1 is not as it was written, or is missing" in capsys.readouterr().err


def test_whoever_prints_the_log_is_in_it_and_whoever_proves_it_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    main(["agents", "audit"])
    capsys.readouterr()
    assert main(["agents", "audit", "--verify"]) == 0
    head = capsys.readouterr().out.strip()
    assert head.startswith("2:")
    assert main(["agents", "audit", "--kept", head]) == 0
    actions = [json.loads(line)["action"] for line in capsys.readouterr().out.splitlines()]
    assert actions == ["agent_added", "exported"]


def test_a_cut_off_end_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    add()
    main(["agents", "invite", "ada@team.example"])
    with contextlib.closing(sqlite3.connect(tmp_path / "switchyard.sqlite3")) as store, store:
        store.execute("DELETE FROM audit WHERE number = 2")
    assert main(["agents", "audit", "--verify"]) == 1
    assert "line 2 is not as it was written, or is missing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["invite", "nobody@team.example"], "no agent with the address"),
        (["remove", "nobody@team.example"], "no agent with the address"),
        (["add", "Ben", "ben@team.example", "--languages", "en,xx"], "not spoken here: xx"),
        (["add", "Ben", "ben", "--languages", "en"], "an email address is needed"),
        (["add", "Ben", "ada@team.example", "--languages", "en"], "already an agent"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    add()
    assert main(["agents", *arguments]) == 1
    assert problem in capsys.readouterr().err
