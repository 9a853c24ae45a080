"""The words of a message as the classifier sees them: folded, stemmed, secrets and numbers made alike."""

from __future__ import annotations

import functools
import re
import unicodedata

import Stemmer

# PyStemmer's names; a language without one is read unstemmed, the letters still help.
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_PAGE = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+|[?!]|[^\w\s.,;:'’\"()<>*_~-]")
_LONG_RUN = re.compile(r"(\w)\1{2,}")
_MARKS = re.compile(r"[\u0300-\u036f]")
_GERMAN = re.compile(r"(?<=[^aeq])([aou])e(?=[a-z])")


def words(text: str, language: str) -> list[str]:
    """Small letters without accents, addresses as one word each, digits as 0, `hellooo` as `helo`.

    German umlauts are read alike as ü, ue and u, because all three are typed.
    """
    plain = _PAGE.sub(" pageaddress ", _ADDRESS.sub(" mailaddress ", unicodedata.normalize("NFKC", text)))
    plain = _MARKS.sub("", unicodedata.normalize("NFD", plain.lower())).replace("ß", "ss")
    if language == "de":
        plain = _GERMAN.sub(r"\1", plain)
    return _WORD.findall(_LONG_RUN.sub(r"\1", _DIGIT.sub("0", plain)))


@functools.lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """Snowball's stem of a word; the word itself where there is no stemmer."""
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


def has_stemmer(language: str) -> bool:
    """Whether words of that language are reduced to stems."""
    return language in _STEMMERS


@functools.lru_cache(maxsize=16)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = _STEMMERS.get(language)
    return Stemmer.Stemmer(name) if name else None
