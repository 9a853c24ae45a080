"""The name under which a file is shown and saved."""

from __future__ import annotations

import re
import unicodedata

from bot.files.kind import Kind

LONGEST_NAME = 120  # characters, with the ending
NAMELESS = "file"


def clean(name: str, kind: Kind) -> str:
    """The sender's name for a file, without what could lead or mislead.

    No folders, no invisible or direction-changing characters, one line; and an ending that says what the content is:
    a script that is called `invoice.bat` is saved as `invoice.bat.txt`, and no double click will run it.
    """
    name = "".join(" " if letter.isspace() else letter for letter in re.split(r"[/\\]", name)[-1])
    name = "".join(letter for letter in name if not unicodedata.category(letter).startswith("C"))
    name = re.sub(r" +", " ", unicodedata.normalize("NFC", name)).rstrip(" .")
    ending = next((ending for ending in kind.endings if name.lower().endswith(ending)), None)
    stem, ending = (name, kind.endings[0]) if ending is None else (name[: -len(ending)], name[-len(ending) :])
    return (stem.strip(" .")[: LONGEST_NAME - len(ending)].rstrip(" .") or NAMELESS) + ending
