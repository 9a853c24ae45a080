"""What a text says about its language, before anybody decides anything. Standard library only."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Guess:
    """A language and its probability (0 to 1) from the text alone, no language being likelier beforehand."""

    language: str
    probability: float


@dataclass(frozen=True)
class Evidence:
    """Guesses, likeliest first, and how many words they rest on; no word, no guess.

    `borrowed`: the words may be a name, or what a machine said: that says nothing of the language of who types it.
    """

    guesses: Sequence[Guess]
    words: int
    borrowed: bool = False

    def probability(self, language: str) -> float:
        """What the text alone gives a language."""
        return next((guess.probability for guess in self.guesses if guess.language == language), 0.0)


NOTHING = Evidence((), 0)


def guesses_from_logs(logs: Mapping[str, float], smallest: float = 1e-9) -> tuple[Guess, ...]:
    """Log likelihoods as guesses that add up to one, those below `smallest` left out."""
    top = max(logs.values())
    weights = {language: math.exp(value - top) for language, value in logs.items()}
    total = sum(weights.values())
    found = [Guess(language, weight / total) for language, weight in weights.items() if weight / total >= smallest]
    return tuple(sorted(found, key=lambda guess: (-guess.probability, guess.language)))
