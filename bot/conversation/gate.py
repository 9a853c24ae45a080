"""The text gate: what a visitor typed, made fit for the brain. No visitor can type an intent, a slot or a command.

Rasa acts on any text that begins with `/` after white space is stripped, and text normalised later may begin with one
that was not there before. So this is the last step before the brain. The log keeps what was typed.
"""

from __future__ import annotations

import unicodedata

# The classifier sees this much; a person who takes over sees all of it. Rasa takes seconds over longer texts.
LONGEST = 1000

# Categories of characters that are never part of what somebody says: controls, formats (zero-width and
# direction marks), surrogates, private use, unassigned.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def gate(text: str) -> str:
    """The text as the brain may see it: visible characters, at most LONGEST of them, never beginning with a slash."""
    normal = unicodedata.normalize("NFKC", text)
    visible = "".join(_visible(character) for character in normal)
    bare = visible.strip()
    while bare.startswith("/"):
        bare = bare.lstrip("/").lstrip()
    return bare[:LONGEST].rstrip()


def _visible(character: str) -> str:
    if character in "\n\r\t":
        return " "
    return "" if unicodedata.category(character) in _INVISIBLE else character
