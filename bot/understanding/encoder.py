"""What a sentence means as 512 numbers: a small network trained by others on sixteen languages, with numpy alone.

It knows that "reimbursed" is near "money back", also where no training sentence of ours says either. Where it comes
from and its licence stand in `pretrained/NOTICE.md`; `setup/build_sentence_encoder.py` made the files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.pieces import Pieces

SHIPPED = Path(__file__).with_name("pretrained")
SIZE = 512
# Longer texts mean nothing more, and only cost time.
MOST_PIECES = 160
_CHANNELS = 256
# The three ways to look at neighbours: how many pieces together, and how many of them stand to the left.
_WINDOWS = ((2, 0), (3, 1), (5, 2))
_TINY = 1e-6
# As many empty rows between two texts as the widest look reaches.
_GAP = (0, 0)
# So many texts at once fit a processor's cache.
_BATCH = 16

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Encoder:
    """The table has a row of 512 small numbers for each piece; `scales` and `lows` give them back their size."""

    pieces: Pieces
    table: NDArray[np.uint8]
    scales: Numbers
    lows: Numbers
    layers: Mapping[str, Numbers]

    def encode(self, text: str) -> Numbers:
        """A text's meaning: 512 numbers of length one. Nearly the same for sentences that mean the same."""
        return np.asarray(self._encode([self.pieces.cut(text)[:MOST_PIECES]])[0], np.float32)

    def encode_all(self, texts: Sequence[str]) -> Numbers:
        """One row for each text; a second for a thousand."""
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        cuts = [self.pieces.cut(text)[:MOST_PIECES] for text in texts]
        return np.concatenate([self._encode(cuts[start : start + _BATCH]) for start in range(0, len(cuts), _BATCH)])

    def _encode(self, cuts: Sequence[list[int]]) -> Numbers:
        """Texts one behind the other; rows of zeros between them keep neighbours apart."""
        row = [place for cut in cuts for place in (*cut, *_GAP)]
        lengths = np.array([len(cut) for cut in cuts])
        starts = np.concatenate([[0], np.cumsum(lengths + len(_GAP))[:-1]])
        inside = np.ones((len(row), 1), np.float32)
        for step in range(len(_GAP)):
            inside[starts + lengths + step] = 0
        of_pieces: Numbers = self.table[row].astype(np.float32) * self.scales[row, None] + self.lows[row, None]
        of_pieces *= inside
        seen = _balanced(of_pieces @ self.layers["proj_w"] + self.layers["proj_b"], self._two("proj_ln")) * inside
        views = [
            self._look(seen[:, number * _CHANNELS : (number + 1) * _CHANNELS], size, left, inside)
            for number, (size, left) in enumerate(_WINDOWS)
        ]
        together = _balanced(np.concatenate([of_pieces, *views], axis=1), self._two("ln")) * inside
        return self._whole(np.add.reduceat(together, starts, axis=0), np.sqrt(lengths[:, None]).astype(np.float32))

    def _two(self, name: str) -> tuple[Numbers, Numbers]:
        return self.layers[f"{name}_gain"], self.layers[f"{name}_bias"]

    def _look(self, seen: Numbers, size: int, left: int, inside: Numbers) -> Numbers:
        """Each piece with its neighbours in mind, twice; what is known already is passed on."""
        for turn in ("first", "second"):
            padded = np.pad(seen, ((left, size - 1 - left), (0, 0)))
            beside = np.concatenate([padded[step : step + len(seen)] for step in range(size)], axis=1)
            added = _positive(beside @ self.layers[f"{turn}{size}_w"] + self.layers[f"{turn}{size}_b"])
            seen = (seen + added) * inside
        return seen

    def _whole(self, summed: Numbers, roots: Numbers) -> Numbers:
        """From the sum over a text's pieces to the text."""
        layers = self.layers
        mean = summed @ layers["sum_w"] / roots + layers["sum_b"] * roots
        inner = _positive(mean @ layers["skip1"] + _positive(mean @ layers["deep0"]) @ layers["deep1"])
        out = np.tanh(inner @ layers["skip3"] + _positive(inner @ layers["deep2"]) @ layers["deep3"])
        return np.asarray(out / np.sqrt(np.maximum((out * out).sum(axis=1, keepdims=True), _TINY)), np.float32)

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> Encoder:
        """Read the files. The table stays on disk and is mapped: every process on the machine shares it."""
        with np.load(folder / "layers.npz", allow_pickle=False) as stored:
            layers = {name: stored[name].astype(np.float32) for name in stored.files}
        table = np.load(folder / "table.npy", mmap_mode="r", allow_pickle=False)
        return cls(Pieces.load(folder / "pieces.tsv"), table, layers.pop("scales"), layers.pop("lows"), layers)


@lru_cache(maxsize=1)
def shipped() -> Encoder:
    """The encoder of this repository, read once by each process that asks for it (0.2 s)."""
    return Encoder.load()


def _positive(values: Numbers) -> Numbers:
    return np.maximum(values, 0)


def _balanced(rows: Numbers, gain_and_bias: tuple[Numbers, Numbers]) -> Numbers:
    """Rows of mean 0 and variance 1, then scaled as the network learnt it."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True)
    gain, bias = gain_and_bias
    return np.asarray(centred / np.sqrt(variance + _TINY) * gain + bias, np.float32)
