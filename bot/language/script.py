"""The language, or the few, that a script leaves possible. Standard library only."""

from __future__ import annotations

import re

LATIN = "latin"
# First match wins: Japanese mixes kana with Chinese characters, Persian adds letters to Arabic.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
)
SEVERAL = {"arabic": ("ar", "fa"), "cyrillic": ("ru", "uk", "bg")}
_LETTER = re.compile(r"[^\W\d_]")


def script_languages() -> frozenset[str]:
    """The languages that have a script to themselves."""
    return frozenset(name for name, _ in _SCRIPTS) - SEVERAL.keys()


def script(text: str) -> str:
    """`latin`, a language that has its script to itself, or a key of `SEVERAL`; by the majority of letters."""
    letters = len(_LETTER.findall(text))
    for name, pattern in _SCRIPTS:
        found = len(pattern.findall(text))
        # A Japanese or Chinese word is two or three characters: a Latin product name beside it must not outvote it.
        if found >= 2 and (found * 2 >= letters or (name in ("ja", "zh", "ko") and found * 4 >= letters)):
            return name
    return LATIN
