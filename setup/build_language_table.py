"""Build `bot/language/words.npz`: how common words and letter sequences are in each language.

Needed only when a language is added or `wordfreq` has better lists; the result is in the repository.
`wordfreq` does not live in the project's environments, so make one for the occasion:

    python3 -m venv /tmp/wordlists && /tmp/wordlists/bin/pip install wordfreq numpy
    /tmp/wordlists/bin/python setup/build_language_table.py
"""

import math
import sys
from pathlib import Path

import numpy as np
import wordfreq

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.language.words import grams, key, without_accents  # noqa: E402

TABLE = ROOT / "bot" / "language" / "words.npz"
# Our code: wordfreq's code.
LANGUAGES = {"hr": "sh"}
for same in ("en fr de es", "it pt nl pl ca sv da nb fi cs sk ro hu tr id vi sl lt"):
    LANGUAGES.update({code: code for code in same.split()})
WORDS_PER_LANGUAGE = 24_000
GRAMS = 70_000
# Scores are -log(probability) in sixteenths; 246 is about one in five million, the floor for what is not listed.
STEP, FLOOR = 16, 246
# Spellings without accents or umlauts are common in chat, less so than the right ones.
SPELLING = 0.3
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def frequencies(language):
    """{word: probability} of the commonest words, with the spellings of people in a hurry."""
    listed = wordfreq.get_frequency_dict(LANGUAGES[language], wordlist="small")
    common = sorted(listed.items(), key=lambda item: -item[1])
    common = [(word, share) for word, share in common if any(map(str.isalpha, word))][:WORDS_PER_LANGUAGE]
    spelled = dict(common)
    for word, share in common:
        for other in {without_accents(word), word.translate(GERMAN) if language == "de" else word} - {word}:
            spelled[other] = max(spelled.get(other, 0.0), share * SPELLING)
    return spelled


def score(probability):
    return min(FLOOR, round(-math.log(probability) * STEP))


def word_table(lists):
    """Three flat arrays: sorted keys, how many languages know each, and their (language, score) pairs in that order."""
    known = {}
    for number, listed in enumerate(lists):
        for word, share in listed.items():
            known.setdefault(key(word), {})[number] = score(share)
    keys = sorted(known)
    pairs = [pair for one in keys for pair in sorted(known[one].items())]
    return {
        "word_keys": np.array(keys, np.uint32),
        "word_counts": np.array([len(known[one]) for one in keys], np.uint8),
        "word_languages": np.array([language for language, _ in pairs], np.uint8),
        "word_scores": np.array([value for _, value in pairs], np.uint8),
    }


def gram_table(lists):
    """Sorted keys of the commonest grams and their score in every language, one column each."""
    weights = {}
    for number, listed in enumerate(lists):
        for word, share in listed.items():
            for gram in grams(word):
                weights.setdefault(gram, np.zeros(len(lists)))[number] += math.sqrt(share)
    totals = sum(weights.values())
    best = sorted(weights, key=lambda gram: -(weights[gram] / totals).max())[:GRAMS]
    rows = {key(gram): [score(share) if share else FLOOR for share in weights[gram] / totals] for gram in best}
    return {
        "gram_keys": np.array(sorted(rows), np.uint32),
        "gram_scores": np.array([rows[one] for one in sorted(rows)], np.uint8),
    }


def main():
    lists = [frequencies(language) for language in LANGUAGES]
    table = {"languages": np.array(list(LANGUAGES)), "step": np.array(STEP), "floor": np.array(FLOOR)}
    np.savez_compressed(TABLE, **table, **word_table(lists), **gram_table(lists))
    print(f"{TABLE}: {TABLE.stat().st_size / 1e6:.1f} MB, {len(LANGUAGES)} languages", file=sys.stderr)


if __name__ == "__main__":
    main()
