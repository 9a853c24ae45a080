"""One message that the model was not sure of, or was wrong about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

_ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_NUMBER = re.compile(r"\d{4,}")


class Why(str, Enum):
    """Why a person should look at it, the worst first."""

    CORRECTED = "corrected"  # it was acted upon, and the visitor then chose another matter
    NOT_UNDERSTOOD = "not_understood"
    ASKED_BACK = "asked_back"


@dataclass(frozen=True)
class Unclear:
    """Text without what tells who wrote it.

    `reading` is the likeliest intent at that time, `confidence` its probability; `chosen` the matter whose button the
    visitor pressed next, None when they pressed none.
    """

    text: str
    language: str
    at: datetime
    why: Why
    reading: str
    confidence: float
    chosen: str | None = None


def impersonal(text: str) -> str:
    """The text with email addresses and long numbers replaced by ones of the same shape that are nobody's."""
    text = _ADDRESS.sub("name@example.com", " ".join(text.split()))
    return _NUMBER.sub(lambda found: "0" * len(found[0]), text)
