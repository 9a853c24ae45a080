"""The detector as the product uses it: the shipped table, our own words, langdetect behind."""

from __future__ import annotations

from collections.abc import Mapping

from bot.language.detect import Detector
from bot.language.languages import Languages
from bot.language.script import SEVERAL
from bot.language.second_opinion import Langdetect
from bot.language.table import WordTable


def build_detector(languages: Languages, vocabulary: Mapping[str, Mapping[str, int]]) -> Detector:
    """Load everything that detection needs (about half a second, 20 MB)."""
    table = WordTable.load()
    profiles = [*table.languages, *(code for codes in SEVERAL.values() for code in codes)]
    return Detector(
        table,
        languages.no_evidence,
        vocabulary,
        Langdetect(profiles),
        name_words=languages.name_words,
        machine_words=languages.machine_words,
    )
