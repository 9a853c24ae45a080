"""Whether confidence means what it says: how often first readings of each confidence are right, and a picture of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bot.exam.measures import BINS
from bot.exam.question import Answer

SIDE, EDGE, FOOT = 300, 60, 70


@dataclass(frozen=True)
class Step:
    """First readings of about the same confidence: how many, their mean confidence and the share that is right."""

    readings: int
    confidence: float
    right: float


def steps(answers: Sequence[Answer]) -> list[Step]:
    """In ten equal steps of confidence, from none to certain; those without readings are left out."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for answer in answers:
        ranking = answer.understanding.reading.ranking
        if ranking:
            first = ranking[0]
            pair = (first.confidence, first.intent == answer.question.intent)
            groups.setdefault(min(int(first.confidence * BINS), BINS - 1), []).append(pair)
    return [
        Step(
            len(group),
            sum(confidence for confidence, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
        )
        for _, group in sorted(groups.items())
    ]


def reliability_picture(shown: Sequence[Step], title: str) -> str:
    """A dot for each step, the larger the more readings; on the line, confidence is exactly what it says. SVG."""
    width, height = EDGE + SIDE + 30, 30 + SIDE + FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{height}" fill="#fff"/><title>{escape(title)}</title>',
        f'<line x1="{EDGE}" y1="{_up(0)}" x2="{EDGE + SIDE}" y2="{_up(1)}" stroke="#767b85" stroke-dasharray="4 4"/>',
    ]
    for tick in range(0, 11, 2):
        share = tick / 10
        parts.append(f'<text x="{_along(share)}" y="{_up(0) + 18}" text-anchor="middle">{tick * 10}</text>')
        parts.append(f'<text x="{EDGE - 8}" y="{_up(share) + 4}" text-anchor="end">{tick * 10}</text>')
        parts.append(f'<path d="M{EDGE} {_up(share)}H{EDGE + SIDE}" stroke="#e3e5e9" fill="none"/>')
    most = max((step.readings for step in shown), default=1)
    for step in shown:
        x, y, radius = _along(step.confidence), _up(step.right), 3 + 9 * (step.readings / most) ** 0.5
        parts.append(f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="#1f5fbf" fill-opacity="0.75"/>')
        # Beside the dot, on the side where there is room.
        side, anchor = (-radius - 4, "end") if step.confidence > 0.85 else (radius + 4, "start")
        parts.append(f'<text x="{x + side:.1f}" y="{y + 4}" text-anchor="{anchor}">{step.readings}</text>')
    parts.append(f'<text x="{EDGE + SIDE / 2}" y="{_up(0) + 36}" text-anchor="middle">confidence, in percent</text>')
    parts.append(
        f'<text transform="translate(16 {_up(0.5)}) rotate(-90)" text-anchor="middle">right, in percent</text>'
    )
    parts.append(f'<text x="10" y="{height - 10}" font-size="13">{escape(title)}</text></svg>')
    return "\n".join(parts) + "\n"


def _along(share: float) -> int:
    return round(EDGE + SIDE * share)


def _up(share: float) -> int:
    return round(20 + SIDE * (1 - share))
