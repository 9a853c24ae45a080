"""The words of our own training sentences, by language: the field's words that general lists lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.language.evidence import evidence
from bot.language.words import words

FILE = "vocabulary.json"
# A word that one writer used once may be a slip, a name or a quotation.
_SEEN_AT_LEAST = 2


def count_words(sentences: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How often each word occurs, by language, of (text, language) pairs; words seen once are left out."""
    counted: dict[str, Counter[str]] = {}
    for text, language in sentences:
        counted.setdefault(language, Counter()).update(words(evidence(text)))
    return {
        language: {word: count for word, count in sorted(counts.items()) if count >= _SEEN_AT_LEAST}
        for language, counts in sorted(counted.items())
    }
