"""The confusion matrix as a picture: SVG, written with the standard library alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

CELL, LABEL, FOOT = 15, 190, 60


def confusion_picture(confusions: Mapping[tuple[str, str], int], intents: Sequence[str], title: str) -> str:
    """Rows are what was meant, columns what was understood; the darker, the larger a share of the row."""
    columns = [*intents, "nlu_fallback"]
    width, height = LABEL + CELL * len(columns) + 10, LABEL + CELL * len(intents) + FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="10">',
        f'<rect width="{width}" height="{height}" fill="#fff"/><title>{escape(title)}</title>',
    ]
    for place, intent in enumerate(columns):
        x = LABEL + CELL * place + 11
        parts.append(f'<text transform="translate({x} {LABEL - 5}) rotate(-60)">{escape(intent)}</text>')
    for row, meant in enumerate(intents):
        y = LABEL + CELL * row
        parts.append(f'<text x="{LABEL - 5}" y="{y + 11}" text-anchor="end">{escape(meant)}</text>')
        total = sum(confusions.get((meant, understood), 0) for understood in columns)
        for column, understood in enumerate(columns):
            number = confusions.get((meant, understood), 0)
            parts.append(_cell(LABEL + CELL * column, y, number, number / max(total, 1), meant == understood))
    parts.append(f'<text x="10" y="{height - 35}" font-size="13">{escape(title)}</text>')
    parts.append(
        f'<text x="10" y="{height - 15}">rows: meant; columns: understood; blue: right, red: wrong</text></svg>'
    )
    return "\n".join(part for part in parts if part) + "\n"


def _cell(x: int, y: int, number: int, share: float, right: bool) -> str:
    if not number:
        return f'<rect x="{x}" y="{y}" width="{CELL - 1}" height="{CELL - 1}" fill="#f4f5f7"/>'
    # Few mistakes must be seen among many right ones: the root makes small shares darker.
    colour, strength = ("#1f5fbf", share) if right else ("#c62828", min(1.0, 0.25 + share**0.5))
    ink = "#fff" if strength > 0.5 else "#000"
    return (
        f'<rect x="{x}" y="{y}" width="{CELL - 1}" height="{CELL - 1}" fill="{colour}" fill-opacity="{strength:.2f}"/>'
        f'<text x="{x + CELL / 2 - 0.5}" y="{y + 11}" text-anchor="middle" font-size="8" fill="{ink}">{number}</text>'
    )
