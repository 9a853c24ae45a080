"""Meanings kept from one training to the next."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.understanding.encoder import SIZE, Numbers
from bot.understanding.remembered import Remembered


class CountingEncoder:
    """A text's meaning is its length; every text that was asked for is written down."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_all(self, texts: Sequence[str]) -> Numbers:
        self.asked += texts
        return np.array([[len(text)] * SIZE for text in texts], np.float32).reshape(len(texts), SIZE)


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


def test_what_was_asked_before_is_not_asked_again_and_means_the_same(encoder: CountingEncoder, tmp_path: Path) -> None:
    file = tmp_path / "data" / "meanings.npz"
    first = Remembered(encoder, file).meanings(["refund", "close it"])
    again = Remembered(encoder, file).meanings(["close it", "hello", "refund"])
    assert encoder.asked == ["refund", "close it", "hello"]
    assert again[[2, 0]].tolist() == first.tolist()


def test_what_is_no_longer_taught_is_forgotten(encoder: CountingEncoder, tmp_path: Path) -> None:
    remembered = Remembered(encoder, tmp_path / "meanings.npz")
    for texts in (["old"], ["new"], ["old"]):
        remembered.meanings(texts)
    assert encoder.asked == ["old", "new", "old"]


def test_a_damaged_file_is_as_good_as_none(encoder: CountingEncoder, tmp_path: Path) -> None:
    file = tmp_path / "meanings.npz"
    file.write_bytes(b"PK\x03\x04 half of a file")
    assert Remembered(encoder, file).meanings(["refund"])[0, 0] == len("refund")
    assert [path.name for path in tmp_path.iterdir()] == ["meanings.npz"]
    Remembered(encoder, file).meanings(["refund"])
    assert encoder.asked == ["refund"]


def test_without_a_file_nothing_is_kept(encoder: CountingEncoder) -> None:
    for _ in range(2):
        Remembered(encoder).meanings(["refund"])
    assert encoder.asked == ["refund", "refund"]


def test_no_texts_have_no_meanings(encoder: CountingEncoder, tmp_path: Path) -> None:
    assert Remembered(encoder, tmp_path / "meanings.npz").meanings([]).shape == (0, SIZE)


def test_who_only_looks_leaves_the_file_as_it_is(encoder: CountingEncoder, tmp_path: Path) -> None:
    file = tmp_path / "meanings.npz"
    Remembered(encoder, file).meanings(["refund"])
    kept = file.read_bytes()
    Remembered(encoder, file, keeps=False).meanings(["refund", "hello"])
    assert encoder.asked == ["refund", "hello"]
    assert file.read_bytes() == kept
