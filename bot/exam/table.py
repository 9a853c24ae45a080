"""Measures as a table of Markdown, put between two marks of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from bot.exam.foreign import Recognised
from bot.exam.measures import Measures
from bot.exam.vague import Patience

# Measure -> what it is called, and the goal: at least, or at most, this share.
ROWS: Mapping[str, tuple[str, str]] = {
    "accuracy": ("acted upon, rightly", "≥ 90 %"),
    "wrong": ("acted upon, wrongly", ""),
    "asked_back": ("asked back", ""),
    "not_understood": ("not understood", ""),
    "first_reading": ("first reading is right", ""),
    "first_two": ("right one among the first two", "≥ 96 %"),
    "sensitive_recall": ("sensitive: recall", "≥ 97 %"),
    "sensitive_precision": ("sensitive: precision", "≥ 92 %"),
    "beyond_acted": ("out of scope, yet acted upon", "≤ 5 %"),
    "calibration_error": ("calibration error", "≤ 4 %"),
    "language": ("language", "≥ 98 %"),
    "language_of_short": ("language, one to five words", "≥ 96 %"),
    "language_on_page": ("language, the page's being known", "≥ 98 %"),
    "language_of_short_on_page": ("the same, one to five words", "≥ 96 %"),
}


class NoMarks(Exception):
    """The page has no place for the table; the message names the marks."""


def table(measured: Mapping[str, Measures | Recognised | Patience], rows: Mapping[str, tuple[str, str]] = ROWS) -> str:
    """A column for each group of questions, a row for each measure, percentages with one decimal."""
    lines = [f"| | goal | {' | '.join(measured)} |", f"|---|---|{'---|' * len(measured)}"]
    lines.append("| sentences | | " + " | ".join(str(one.sentences) for one in measured.values()) + " |")
    for name in (field.name for field in fields(next(iter(measured.values()))) if field.name in rows):
        said, goal = rows[name]
        shares = " | ".join(f"{getattr(one, name) * 100:.1f}" for one in measured.values())
        lines.append(f"| {said} | {goal} | {shares} |")
    return "\n".join(lines) + "\n"


def put(page: str, name: str, content: str) -> str:
    """The page with the content between `<!-- name -->` and `<!-- end of name -->`.

    Raises:
        NoMarks: the page lacks one of them.
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    if begin not in page or end not in page:
        raise NoMarks(f"{begin} and {end} are missing")
    before, rest = page.split(begin, 1)
    return f"{before}{begin}\n\n{content}\n{end}{rest.split(end, 1)[1]}"
