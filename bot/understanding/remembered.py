"""Meanings of sentences kept from one training to the next: finding them takes long, and few sentences change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

import numpy as np

from bot.understanding.encoder import SHIPPED, SIZE, Numbers

_KEY = "S32"


class Encodes(Protocol):
    """Gives texts their meaning, one row of 512 numbers each."""

    def encode_all(self, texts: Sequence[str]) -> Numbers: ...


@dataclass(frozen=True)
class Remembered:
    """What an encoder said of each text, in a file beside the other data; without a file nothing is kept.

    A key is the hash of a text and of the encoder's own files, so another encoder never gets this one's answers. A file
    that cannot be read is as good as none. Who does not keep, only looks: the file stays as it is.
    """

    encoder: Encodes
    file: Path | None = None
    keeps: bool = True

    def meanings(self, texts: Sequence[str]) -> Numbers:
        """One row for each text. What is kept afterwards is what these texts mean, and nothing else."""
        if self.file is None:
            return self.encoder.encode_all(texts)
        keys = _keys(texts)
        known = _read(self.file)
        missing = [number for number, key in enumerate(keys) if key not in known]
        fresh = self.encoder.encode_all([texts[number] for number in missing])
        known |= {keys[number]: row for number, row in zip(missing, fresh, strict=True)}
        found = np.array([known[key] for key in keys], np.float32).reshape(len(keys), SIZE)
        if self.keeps and (missing or len(known) > len(set(keys))):
            _write(self.file, keys, found)
        return found


def _keys(texts: Sequence[str]) -> list[bytes]:
    encoder = sha256()
    for path in sorted(SHIPPED.iterdir()):
        encoder.update(path.read_bytes())
    # numpy drops zeros at the end of fixed strings: hexadecimal has none.
    return [sha256(encoder.digest() + text.encode()).hexdigest()[:32].encode() for text in texts]


def _read(file: Path) -> dict[bytes, Numbers]:
    try:
        with np.load(file, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["meanings"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _write(file: Path, keys: Sequence[bytes], meanings: Numbers) -> None:
    """In one go: a second training at the same time reads the old file or the new one, never half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.{os.getpid()}")
    with half.open("wb") as stream:
        np.savez(stream, keys=np.array(keys, _KEY), meanings=meanings)
    half.replace(file)
