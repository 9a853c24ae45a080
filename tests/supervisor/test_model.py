"""A model belongs to the data it was trained from; a change of wording needs no training."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.supervisor.model import fingerprint


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml", "data/nlu/en/refund.yml", "texts/en.yml", "bot/brain/intents.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before", "utf-8")
    return tmp_path


@pytest.mark.parametrize("changed", ["config.yml", "domain.yml", "data/nlu/en/refund.yml", "bot/brain/intents.py"])
def test_what_changes_the_model_changes_its_name(checkout: Path, changed: str) -> None:
    before = fingerprint(checkout)
    (checkout / changed).write_text("after", "utf-8")
    assert fingerprint(checkout) != before


def test_a_new_file_of_sentences_changes_its_name(checkout: Path) -> None:
    before = fingerprint(checkout)
    (checkout / "data/nlu/en/greet.yml").write_text("new", "utf-8")
    assert fingerprint(checkout) != before


def test_a_change_of_wording_needs_no_training(checkout: Path) -> None:
    before = fingerprint(checkout)
    (checkout / "texts/en.yml").write_text("after", "utf-8")
    assert fingerprint(checkout) == before
