"""Understanding out of Rasa's packed model, without Rasa."""

import os
import tarfile
from pathlib import Path

import pytest

from bot.language.languages import Languages
from bot.understanding.packed import NoModel, load_understander, newest
from tests.understanding.packed_model import pack

LANGUAGES = Languages({"en": "English"}, {"it": "Italiano"}, "en", frozenset())


def test_the_model_written_last_is_taken_whatever_its_name(tmp_path: Path) -> None:
    for name, written in (("b.tar.gz", 100), ("a.tar.gz", 200), ("c.tar.gz", 50)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (written, written))
    assert newest(tmp_path).name == "a.tar.gz"


def test_where_no_model_is_one_is_told_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(NoModel, match="switchyard train"):
        newest(tmp_path / "models")


def test_a_packed_model_understands(tmp_path: Path) -> None:
    understander = load_understander(pack(tmp_path), LANGUAGES)
    found = understander.understand("please refund the double charge")
    assert (found.language.language, found.reading.intent) == ("en", "refund")


@pytest.mark.parametrize("damage", ["cut", "empty", "other"])
def test_a_damaged_or_foreign_model_is_named(tmp_path: Path, damage: str) -> None:
    packed = pack(tmp_path)
    if damage == "cut":
        packed.write_bytes(packed.read_bytes()[:500])
    elif damage == "empty":
        packed.write_bytes(b"")
    else:
        with tarfile.open(packed, "w:gz"):
            pass
    with pytest.raises(NoModel, match=packed.name):
        load_understander(packed, LANGUAGES)
