"""A checkout that may be written into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.settings import ROOT

WORDS = ("domain.yml", "languages.yml", "policy.yml", "texts", "data", "tests/nlu", "articles")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Everything that people write, without the program."""
    top = tmp_path / "checkout"
    for name in WORDS:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, top / name)
    return top
