"""Words of every language that mean the same in this field, so that what is learned in one helps in the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.language.words import COMPOUNDING
from bot.understanding.words import stem, words
from bot.unfinished import is_unfinished

# Where words are written together, a listed one of so many letters is also found inside a longer one.
_SHORTEST_PART = 5


class ConceptsError(Exception):
    """A list of concepts does not make sense. The message lists every problem, one a line."""


@dataclass(frozen=True)
class Concepts:
    """By language: phrases of one to three stems, joined by blanks, and the concepts that each stands for."""

    phrases: Mapping[str, Mapping[str, tuple[str, ...]]]
    _inside: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, stems: Sequence[str], language: str) -> list[str]:
        """The concepts in a row of stems, in their order, each once."""
        listed = self.phrases.get(language)
        if not listed:
            return []
        found: dict[str, None] = {}
        for start in range(len(stems)):
            for end in range(start + 1, min(start + 3, len(stems)) + 1):
                found.update(dict.fromkeys(listed.get(" ".join(stems[start:end]), ())))
            if language in COMPOUNDING:
                found.update(dict.fromkeys(self._parts(stems[start], language)))
        return list(found)

    def _parts(self, word: str, language: str) -> tuple[str, ...]:
        """Concepts of the listed words inside a compound; remembered, because it asks every listed word."""
        if len(word) < _SHORTEST_PART + 3:
            return ()
        if (word, language) not in self._inside:
            if len(self._inside) > 20_000:
                self._inside.clear()
            parts = [
                concept
                for phrase, concepts in self.phrases[language].items()
                if len(phrase) >= _SHORTEST_PART and phrase in word
                for concept in concepts
            ]
            self._inside[word, language] = tuple(parts)
        return self._inside[word, language]

    def as_json(self) -> str:
        """To be stored with a model."""
        return json.dumps(self.phrases, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, stored: str) -> Concepts:
        """What `as_json` gave."""
        listed = json.loads(stored)
        return cls({code: {phrase: tuple(found) for phrase, found in its.items()} for code, its in listed.items()})

    @classmethod
    def load(cls, folder: Path) -> Concepts:
        """Read `<language>.yml` files, each `concept: word, word, two words`. No folder, no concepts.

        Raises:
            ConceptsError: with all that is wrong, each line naming file and key.
        """
        import yaml  # only where a model is trained

        problems: list[str] = []
        phrases: dict[str, dict[str, tuple[str, ...]]] = {}
        for file in sorted(folder.glob("*.yml")):
            content = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
            listed = phrases.setdefault(file.stem, {})
            for concept, given in content.items():
                if not (isinstance(concept, str) and isinstance(given, str)):
                    problems.append(f"{file.name}: {concept}: words with commas between them are needed")
                    continue
                for phrase in () if is_unfinished(given) else given.split(","):
                    stems = " ".join(stem(word, file.stem) for word in words(phrase, file.stem))
                    if stems:
                        listed[stems] = (*(one for one in listed.get(stems, ()) if one != concept), concept)
        if problems:
            raise ConceptsError("\n".join(problems))
        return cls(phrases)


NO_CONCEPTS = Concepts({})
