"""Everyday words and the product's words for the same thing, one list per language."""

from collections.abc import Iterable, Sequence

from bot.helpcenter import analysis

EVERYDAY_WEIGHT = 0.5


class Thesaurus:
    """Groups of phrases that mean the same. Each phrase of a group stands for all of its others.

    Phrases are compared by their stems, so `refunds` in a question meets `refund` in a group.
    """

    def __init__(self, groups: Iterable[Sequence[str]], language: str) -> None:
        self._groups: list[tuple[tuple[str, ...], ...]] = []
        self._groups_of: dict[tuple[str, ...], list[int]] = {}
        for number, group in enumerate(groups):
            phrases = tuple(tuple(analysis.words(phrase, language)) for phrase in group)
            self._groups.append(phrases)
            for phrase in phrases:
                self._groups_of.setdefault(tuple(analysis.stems(phrase, language)), []).append(number)
        self._longest = max(map(len, self._groups_of), default=0)

    def others(self, stems: Sequence[str]) -> list[str]:
        """The words of every phrase that means the same as a phrase among these stems, in a fixed order."""
        return list(dict.fromkeys(word for words in self.others_at(stems).values() for word in words))

    def others_at(self, stems: Sequence[str]) -> dict[int, list[str]]:
        """The same by place: what stands for the phrase in which a stem is met, `merge tag` or `merge` alone."""
        found: dict[int, list[str]] = {}
        for start in range(len(stems)):
            for length in range(1, self._longest + 1):
                for number in self._groups_of.get(tuple(stems[start : start + length]), ()):
                    words = [word for phrase in self._groups[number] for word in phrase]
                    for place in range(start, min(start + length, len(stems))):
                        found.setdefault(place, []).extend(words)
        return found
