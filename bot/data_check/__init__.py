"""What people write in files must fit together: all problems at once, each with its file and key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.data_check import begun, concepts, exam_copies, foreign, sentences, texts, vague, variety
from bot.data_check.problem import Problem

__all__ = ["Problem", "problems"]


def problems(root: Path, policy: Path) -> Iterator[Problem]:
    """Everything that does not fit, file by file."""
    yield from texts.problems(root, policy)
    yield from foreign.problems(root)
    yield from concepts.problems(root)
    yield from sentences.problems(root)
    yield from variety.problems(root)
    yield from begun.problems(root)
    yield from vague.problems(root)
    yield from exam_copies.problems(root)
