"""What a text alone says about its language: words first, letters for words that nobody lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.language.compound import Compounds
from bot.language.evidence import evidence
from bot.language.guess import NOTHING, Evidence, Guess, guesses_from_logs
from bot.language.machine import may_be_machine
from bot.language.name import is_name, may_be_name
from bot.language.script import LATIN, SEVERAL, script
from bot.language.table import Scores, WordTable
from bot.language.words import words

SecondOpinion = Callable[[str, Sequence[str]], Sequence[Guess]]
"""(text, languages to choose from) -> guesses, likeliest first; none if it cannot say."""

# Letters of a listed word add a little; four sequences overlap at each letter, hence the quarter.
LETTERS_OF_KNOWN, LETTERS_OF_UNKNOWN = 0.3 / 4, 1.0 / 4
# A capital inside a sentence is a name as often as a German noun.
CAPITALISED = 0.5
# Forty words settle any language; more would only cost time.
MOST_WORDS = 40
# How much of a spoken language's words come from our own sentences, which know the field's words.
OWN_SHARE = 0.3
# What our own sentences use so often is more than a name: `Guten Tag`.
COMMON = 3


class Detector:
    """Guesses languages from a frequency table, and from the words of our own training sentences."""

    def __init__(
        self,
        table: WordTable,
        no_evidence: frozenset[str] = frozenset(),
        vocabulary: Mapping[str, Mapping[str, int]] | None = None,
        second_opinion: SecondOpinion | None = None,
        name_words: frozenset[str] = frozenset(),
        machine_words: frozenset[str] = frozenset(),
    ) -> None:
        """`vocabulary`: how often each word stands in our own sentences, by language; other words as in `Languages`."""
        self.table = table
        self.no_evidence = no_evidence
        self.second_opinion = second_opinion
        self.name_words = name_words
        self.machine_words = machine_words
        self._own = self._own_words(vocabulary or {})
        self._common = frozenset(
            word for counts in (vocabulary or {}).values() for word, count in counts.items() if count >= COMMON
        )
        self._compounds = Compounds(table.languages, -table.floor / table.step, self._listed)

    def evidence(self, text: str) -> Evidence:
        """Guesses for a text. The same text always gives the same guesses."""
        kept = evidence(text)
        written_in = script(kept)
        if written_in in SEVERAL:
            return self._of_script(kept, SEVERAL[written_in])
        if written_in != LATIN:
            return Evidence((Guess(written_in, 1.0),), len(words(kept)))
        return replace(self._of_words(kept), borrowed=self._is_borrowed(text, kept))

    def _of_script(self, text: str, languages: Sequence[str]) -> Evidence:
        asked = self.second_opinion(text, languages) if self.second_opinion else ()
        return Evidence(tuple(asked) or (Guess(languages[0], 1.0),), len(words(text)))

    def _of_words(self, text: str) -> Evidence:
        telling = self._telling(text)
        if not any(len(word) > 1 for word in telling) or is_name(text, self._own):
            return NOTHING
        names = _capitalised(text)
        total = np.zeros(len(self.table.languages), np.float32)
        letters: list[tuple[str, float]] = []
        known = 0
        for part, word in _parts(telling, self._listed):
            weight = CAPITALISED if word in names else 1.0
            listed = self._listed(part)
            if listed is None:
                listed = self._compounds.score(part)
            known += listed is not None
            letters.append((part, weight * (LETTERS_OF_UNKNOWN if listed is None else LETTERS_OF_KNOWN)))
            if listed is not None:
                total += weight * listed
        total += self.table.letters(letters)
        guesses = guesses_from_logs(dict(zip(self.table.languages, total.tolist(), strict=True)))
        if not known and self.second_opinion:
            guesses = _between(guesses, self.second_opinion(text, self.table.languages))
        return Evidence(guesses, len(telling))

    def _is_borrowed(self, text: str, kept: str) -> bool:
        """Whether a text, of which `kept` is evidence, may be a name or a machine's words."""
        if may_be_name(kept, self._common, self.name_words):
            return True
        return may_be_machine(text, self._telling(kept), self.machine_words)

    def _telling(self, kept: str) -> list[str]:
        return [word for word in words(kept) if word not in self.no_evidence][:MOST_WORDS]

    def _listed(self, word: str) -> Scores | None:
        general, own = self.table.word(word), self._own.get(word)
        if own is None:
            return general
        if general is None:
            general = np.full(len(self.table.languages), -self.table.floor / self.table.step, np.float32)
        mixed: Scores = np.logaddexp(general, own)
        return mixed

    def _own_words(self, vocabulary: Mapping[str, Mapping[str, int]]) -> dict[str, Scores]:
        own: dict[str, Scores] = {}
        columns = {language: column for column, language in enumerate(self.table.languages)}
        for language, counts in vocabulary.items():
            total = sum(counts.values())
            for word, count in counts.items():
                if language in columns:
                    row = own.setdefault(word, np.full(len(columns), -np.inf, np.float32))
                    row[columns[language]] = np.log(OWN_SHARE * count / total)
        return own


def _parts(telling: Sequence[str], listed: Callable[[str], object]) -> Iterator[tuple[str, str]]:
    """(what is looked up, the word it stands in): l'ordre and c'est are listed in two halves, don't as one word."""
    for word in telling:
        halves = [half for half in word.split("'") if half]
        yield from [(word, word)] if len(halves) == 1 or listed(word) is not None else ((half, word) for half in halves)


def _capitalised(text: str) -> frozenset[str]:
    if text.isupper():
        return frozenset()
    return frozenset(word.lower() for word in re.findall(r"(?<=[\w,;] )[^\W\d_a-zß-ÿ][^\W\d_]*[a-zß-ÿ][^\W\d_]*", text))


def _between(ours: Sequence[Guess], theirs: Sequence[Guess]) -> tuple[Guess, ...]:
    """The mean of two opinions; ours alone if the other has none."""
    if not theirs:
        return tuple(ours)
    both: dict[str, float] = {}
    for guess in (*ours, *theirs):
        both[guess.language] = both.get(guess.language, 0.0) + guess.probability / 2
    ranked = sorted(both.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Guess(language, probability) for language, probability in ranked)
