"""`policy` lists mistakes and prints the schema."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from bot.cli import policy

SHIPPED = Path(__file__).resolve().parents[2] / "policy.yml"


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    policy.add_arguments(parser)
    return policy.run(parser.parse_args(words))


def test_the_shipped_policy_has_no_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(SHIPPED)) == 0
    assert "no mistakes" in capsys.readouterr().err


def test_mistakes_are_listed_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "policy.yml"
    broken.write_text(SHIPPED.read_text("utf-8").replace("Europe/Paris", "CETX").replace("[FR]", "[FX]"), "utf-8")
    assert run(str(broken)) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in told] == ["zone", "closed_days.public_holidays[0]"]


def test_the_schema_is_json_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Switchyard's policy"
