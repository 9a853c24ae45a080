"""Unclear messages that are alike, with what they probably mean: one thing for a person to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from bot.learning.unclear import Unclear, Why

ALIKE = 80  # of 100: the same words in any order, a typing error or two


@dataclass(frozen=True)
class Lesson:
    """Messages alike in one language. `unclear` holds every one of them, the oldest first."""

    language: str
    unclear: Sequence[Unclear]

    @property
    def count(self) -> int:
        return len(self.unclear)

    @property
    def proposal(self) -> str:
        """The intent that a person should look at first: what most visitors chose, else what the model thought."""
        return _commonest(one.chosen for one in self.unclear if one.chosen) or _commonest(
            one.reading for one in self.unclear
        )

    @property
    def chosen_by_visitors(self) -> bool:
        """Whether the proposal comes from visitors, not from the model."""
        return any(one.chosen for one in self.unclear)

    @property
    def why(self) -> Why:
        """The worst of the reasons."""
        return min((one.why for one in self.unclear), key=list(Why).index)

    @property
    def texts(self) -> list[str]:
        """Each wording once, the commonest first."""
        return [text for text, _ in Counter(one.text for one in self.unclear).most_common()]


def lessons(unclear: Iterable[Unclear]) -> list[Lesson]:
    """Grouped by language and likeness, the most frequent first."""
    by_language: dict[str, list[Unclear]] = {}
    for one in unclear:
        by_language.setdefault(one.language, []).append(one)
    found = [lesson for language, theirs in by_language.items() for lesson in _of_language(language, theirs)]
    return sorted(found, key=lambda one: (-one.count, one.language, one.texts[0]))


def _of_language(language: str, unclear: Sequence[Unclear]) -> list[Lesson]:
    groups: dict[str, list[Unclear]] = {}  # by the text of their first message
    for one in unclear:
        likest = process.extractOne(
            one.text, list(groups), scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=ALIKE
        )
        first = one.text if likest is None else likest[0]
        groups.setdefault(first, []).append(one)
    return [Lesson(language, sorted(group, key=lambda one: one.at)) for group in groups.values()]


def _commonest(names: Iterable[str]) -> str:
    counted = Counter(names).most_common(1)
    return counted[0][0] if counted else ""
