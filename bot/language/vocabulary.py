"""The words of our own training sentences, by language: the field's words that general lists lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from bot.language.evidence import evidence
from bot.language.words import words

FILE = "vocabulary.json"
# A word that one writer used once may be a slip, a name or a quotation.
_SEEN_AT_LEAST = 2
_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’]*")


def count_words(sentences: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How often each word occurs, by language, of (text, language) pairs.

    Words seen once are left out, and those that nobody writes small: they are names. (German nouns are written small by
    everybody who is in a hurry.)
    """
    counted: dict[str, Counter[str]] = {}
    small: dict[str, set[str]] = {}
    for text, language in sentences:
        kept = evidence(text)
        counted.setdefault(language, Counter()).update(words(kept))
        small.setdefault(language, set()).update(words(_CAPITALISED.sub(" ", kept)))
    return {
        language: {word: n for word, n in sorted(counts.items()) if n >= _SEEN_AT_LEAST and word in small[language]}
        for language, counts in sorted(counted.items())
    }
