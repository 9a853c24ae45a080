"""One thing to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# More of one kind in one file are told as one: a language that was begun yesterday lacks eight hundred sentences.
FEW = 8


@dataclass(frozen=True)
class Problem:
    """Where it is (a path from the top, and a key where there is one), and what is wrong."""

    file: str
    key: str
    what: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.what) if part)


def summed_up(file: str, keys: Sequence[str], what: str) -> Iterator[Problem]:
    """The same problem of several keys of a file: each by itself if they are few, else the first one and how many."""
    if len(keys) <= FEW:
        yield from (Problem(file, key, what) for key in keys)
    else:
        yield Problem(file, keys[0], f"{what}, nor are {len(keys) - 1} others")
