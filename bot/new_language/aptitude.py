"""What the program knows of a language before anybody has written a word in it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.script import SEVERAL, script_languages
from bot.language.table import WordTable
from bot.understanding.words import has_stemmer


def shortcomings(code: str) -> Iterator[str]:
    """A sentence for each thing that will work less well than in other languages, and what can be done."""
    by_script = code in script_languages() or any(code in codes for codes in SEVERAL.values())
    if not by_script and code not in WordTable.load().languages:
        yield (
            f"There are no word frequencies for {code!r}: no message is recognised as written in it, visitors can only "
            "choose it in the menu. Add it to LANGUAGES in setup/build_language_table.py and run that script."
        )
    if not has_stemmer(code):
        yield (
            f"There is no stemmer for {code!r}: words are read as they are written. That works, only less well; more "
            "sentences make up for it."
        )
