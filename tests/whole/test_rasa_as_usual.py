"""Rasa's own commands work on this project as Rasa people know them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(600)]


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["./switchyard", "rasa", *arguments], cwd=ROOT, capture_output=True, text=True)


def test_rasa_finds_nothing_wrong_with_the_data() -> None:
    done = rasa("data", "validate")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_rasa_walks_our_test_stories_without_a_wrong_step(tmp_path: Path) -> None:
    wanted = ("--stories", "tests/stories", "--out", str(tmp_path), "--fail-on-prediction-errors")
    done = rasa("test", "core", *wanted)
    failed = tmp_path / "failed_test_stories.yml"
    assert done.returncode == 0, failed.read_text("utf-8") if failed.exists() else done.stderr[-2000:]
