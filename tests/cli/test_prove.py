"""`prove` shows that the shipped policy holds, and gives the witness where one does not."""

from __future__ import annotations

import argparse
import json
import shlex
from pathlib import Path

import pytest

from bot.cli import prove, route

SHIPPED = Path(__file__).resolve().parents[2] / "policy.yml"


def run(verb: object, *words: str) -> int:
    parser = argparse.ArgumentParser()
    verb.add_arguments(parser)  # type: ignore[attr-defined]
    return int(verb.run(parser.parse_args(words)))  # type: ignore[attr-defined]


def test_the_shipped_policy_is_proven_and_its_cases_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(prove, str(SHIPPED), "--from", "2026-01-01", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["holds"]
    assert answer["cases"] > 40_000_000
    assert answer["findings"] == []


def test_a_broken_policy_gives_a_witness_that_route_can_be_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "policy.yml"
    alone = SHIPPED.read_text("utf-8").replace("essential: [ticket, contact]", "essential: []")
    # Fewer sensitive categories make it quick.
    broken.write_text("\n".join(line for line in alone.splitlines() if not line.startswith("    - c")), "utf-8")
    assert run(prove, str(broken), "--from", "2026-03-29", "--days", "3") == 1
    told = capsys.readouterr().out
    assert "BROKEN  nobody is left without an open channel" in told
    assert "NOT PROVEN" in told
    witness = next(line for line in told.splitlines() if "smallest witness" in line)
    words = shlex.split(witness.split("./switchyard route ")[1])
    assert run(route, *words, "--policy", str(broken)) == 0
    assert not any(offer["open"] for offer in json.loads(capsys.readouterr().out)["offers"])


def test_a_file_with_mistakes_is_not_put_to_the_proof(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "policy.yml"
    text = SHIPPED.read_text("utf-8").replace("monday: [09:00-18:00]", "monday: [18:00-09:00]", 1)
    broken.write_text(text, "utf-8")
    assert run(prove, str(broken)) == 1
    assert "ends before it begins" in capsys.readouterr().err
