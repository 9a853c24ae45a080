"""Text into what the index holds: words, stems and character grams of one language."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import bm25s.stopwords
import Stemmer

# Snowball's names. A language that is not here is searched by whole words and character grams.
SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch",
    "nb": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
# Words that hold a sentence together. They are indexed and ranked like all others (they carry "how" and "not"),
# but whether an article answers a question is judged without them.
FUNCTION_WORDS = {
    language: frozenset(re.sub("['’]", "", word) for word in getattr(bm25s.stopwords, f"STOPWORDS_{name}"))
    for language, name in {
        "da": "DANISH", "de": "GERMAN", "en": "EN_PLUS", "es": "SPANISH", "fr": "FRENCH", "it": "ITALIAN",
        "nb": "NORWEGIAN", "nl": "DUTCH", "pt": "PORTUGUESE", "ru": "RUSSIAN", "sv": "SWEDISH", "tr": "TURKISH",
    }.items()
}  # fmt: skip
ELISION = {"fr", "it", "ca"}
GRAM = 4
# Most words of a Help Center come again and again.
KNOWN_WORDS = 65_536
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")
# not from the middle of a word, or each of its letters is tried as a beginning
_HYPHENED = re.compile(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+")


def words(text: str, language: str) -> list[str]:
    """Lower-case words in order, accents kept.

    French `l'adresse` is `adresse`; English `don't` is `dont`, as many people type it.
    """
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if language in ELISION:
            # the last part carries the meaning: l'adresse, jusqu'aujourd'hui
            found.append(_APOSTROPHE.split(word)[-1])
        else:
            found.append(_APOSTROPHE.sub("", word))
    return found


def compounds(text: str) -> list[str]:
    """What is written with a hyphen as those write it who leave that out: `Wi-Fi` is `wifi`."""
    hyphened = (found.split("-") for found in _HYPHENED.findall(unicodedata.normalize("NFKC", text).lower()))
    return [first + second for parts in hyphened for first, second in pairwise(parts)]


def stems(tokens: Iterable[str], language: str) -> list[str]:
    """One accent-free stem per word. Words are stemmed before folding: Snowball reads accents."""
    return [_stem_of(word, language) for word in tokens]


@lru_cache(maxsize=KNOWN_WORDS)
def _stem_of(word: str, language: str) -> str:
    # a Stemmer must not be shared between threads, and making one is cheaper than a lock
    return fold(Stemmer.Stemmer(SNOWBALL[language]).stemWord(word) if language in SNOWBALL else word)


def grams(tokens: Iterable[str]) -> list[str]:
    """Four-character pieces of accent-free words, ends marked: they find compounds and forgive typos."""
    return [gram for word in tokens for gram in _grams_of(word)]


@lru_cache(maxsize=KNOWN_WORDS)
def _grams_of(word: str) -> tuple[str, ...]:
    marked = f"_{fold(word)}_"
    return tuple(marked[i : i + GRAM] for i in range(max(1, len(marked) - GRAM + 1)))


def fold(word: str) -> str:
    """The word without accents: `é` is `e`, `ß` is `ss`."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.replace("ß", "ss"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
