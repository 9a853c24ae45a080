"""What was read once is not read again, and no file makes the search fail."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest

from bot.helpcenter.knowledge import KnowsNothing, Meaning, Read, Standing, Written
from bot.helpcenter.remembered import Remembered

TITLE, OPENING = Written("Get a refund", "en"), Written("Get a refund. Ask in writing.", "en")


class Reads(KnowsNothing):
    """Takes everything for a refund, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, text: str, language: str) -> Read:
        self.asked.append(text)
        return Read({"refund": 0.75}, numpy.array([0.6, 0.8], dtype=numpy.float32))

    def read_all(self, texts: Sequence[Written]) -> Sequence[Read]:
        return [self.read(*text) for text in texts]

    def meanings(self, texts: Sequence[Written]) -> Sequence[Meaning]:
        return [self.read(*text).meaning for text in texts]

    def standing(self, word: str, language: str) -> Standing:
        return Standing(0.5, True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "readings.sqlite3"


def asked(file: Path, *texts: Written, reader: str = "a model") -> list[str]:
    """What has to be read by a process that starts now."""
    reads = Reads()
    remembered = Remembered(reads, file, reader)
    assert [one.matters for one in remembered.read_all(texts)] == [{"refund": 0.75}] * len(texts)
    assert [one.tolist() for one in remembered.meanings(texts)] == [pytest.approx([0.6, 0.8], abs=1e-3)] * len(texts)
    return reads.asked


def test_after_a_restart_nothing_is_read_again(file: Path) -> None:
    assert asked(file, TITLE, OPENING) == [TITLE.text, OPENING.text] * 2
    assert asked(file, OPENING, TITLE) == []


def test_only_what_is_new_is_read(file: Path) -> None:
    asked(file, TITLE)
    assert asked(file, TITLE, OPENING) == [OPENING.text] * 2


def test_the_same_words_in_another_language_are_another_text(file: Path) -> None:
    asked(file, TITLE)
    assert asked(file, Written(TITLE.text, "fr")) == [TITLE.text] * 2


def test_who_remembers_tells_exactly_what_was_told_at_first(file: Path) -> None:
    first, again = (Remembered(Reads(), file, "a model").read_all([TITLE])[0].meaning for _ in range(2))
    assert first.tolist() == again.tolist()


def test_another_model_reads_anew_and_the_old_readings_go(file: Path) -> None:
    asked(file, TITLE)
    assert asked(file, TITLE, reader="another model") == [TITLE.text] * 2
    assert asked(file, TITLE, reader="a model") == [TITLE.text] * 2


def test_questions_are_not_kept(file: Path) -> None:
    remembered = Remembered(Reads(), file, "a model")
    assert remembered.read("my card 4711", "en").matters and remembered.standing("card", "en") == Standing(0.5, True)
    assert not file.exists()


def _garbage(file: Path) -> None:
    file.write_bytes(b"garbage " * 1000)


def _another_table(file: Path) -> None:
    with sqlite3.connect(file) as store:
        store.execute("CREATE TABLE readings (something TEXT)")


def _foreign_rows(file: Path) -> None:
    asked(file, TITLE, OPENING)
    with sqlite3.connect(file) as store:
        store.execute("UPDATE readings SET matters = 'no json'")


def _cut_off(file: Path) -> None:
    asked(file, *(Written(f"{TITLE.text} {number}", "en") for number in range(500)), TITLE)
    file.write_bytes(file.read_bytes()[:5000])


def _a_folder(file: Path) -> None:
    file.mkdir()


@pytest.mark.parametrize("harm", [_garbage, _another_table, _foreign_rows, _cut_off, _a_folder])
def test_a_damaged_or_foreign_file_only_means_to_read_again(file: Path, harm: object) -> None:
    file.parent.mkdir()
    harm(file)  # type: ignore[operator]
    assert asked(file, TITLE) == [TITLE.text] * 2


def test_after_a_damaged_file_the_next_one_is_good(file: Path) -> None:
    file.parent.mkdir()
    _garbage(file)
    asked(file, TITLE)
    asked(file, TITLE)
    assert asked(file, TITLE) == []


def test_without_a_place_to_write_articles_are_read_as_ever(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    assert asked(tmp_path / "data" / "readings.sqlite3", TITLE) == [TITLE.text] * 2
