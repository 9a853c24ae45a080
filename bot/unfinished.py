"""What a person still has to write. Standard library only.

A value that begins with the mark is as good as missing, in every file of words; what stands behind it helps whoever
writes it, and is never shown to a visitor.
"""

from __future__ import annotations

MARK = "TODO "


def is_unfinished(value: str) -> bool:
    """Whether somebody has yet to write this value."""
    return value.startswith(MARK.strip())
