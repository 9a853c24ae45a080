"""What is known of words and sentences by somebody who has not read the articles: the search asks them.

Words alone do not tell that "you took the money twice" and "Get a refund" are the same matter. Whoever knows the
visitors' ways of putting things does, and is asked for titles when the index is built, and for each question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy
import numpy.typing

Meaning = numpy.typing.NDArray[numpy.float32]
"""Numbers of length one, near for texts that mean nearly the same in whatever language; none where nobody can tell."""
UNTOLD: Meaning = numpy.zeros(0, dtype=numpy.float32)


class Written(NamedTuple):
    """A text and the code of its language."""

    text: str
    language: str


@dataclass(frozen=True)
class Read:
    """The matters that a text may be about, each with its probability (0 to 1), and what it means."""

    matters: Mapping[str, float] = field(default_factory=dict)
    meaning: Meaning = field(default_factory=lambda: UNTOLD)


@dataclass(frozen=True)
class Standing:
    """A word in its language: how much it tells (0 for `want`, 1 for `invoice`), and whether it may be a stranger.

    A stranger is as frequent in many languages as in this one, as names are: `netflix`. `listed`: it is a word, and no
    typo.
    """

    tells: float = 1.0
    stranger: bool = False
    listed: bool = False


class Knowledge(Protocol):
    """Any number of threads may ask at once."""

    def read(self, text: str, language: str) -> Read:
        """A question."""

    def read_all(self, texts: Sequence[Written]) -> Sequence[Read]:
        """Titles, one reading each: much faster than one by one."""

    def meanings(self, texts: Sequence[Written]) -> Sequence[Meaning]:
        """What longer texts of articles or their single words mean; their matters are not asked for."""

    def meant(self, words: Sequence[Written]) -> Sequence[Meaning]:
        """What single words of a question mean by themselves."""

    def standing(self, word: str, language: str) -> Standing:
        """A word in small letters."""


class KnowsNothing:
    """Of an installation without a model: only words, understood intents and labels then tell matters."""

    def read(self, text: str, language: str) -> Read:
        """See `Knowledge.read`."""
        return Read()

    def read_all(self, texts: Sequence[Written]) -> Sequence[Read]:
        """See `Knowledge.read_all`."""
        return [Read()] * len(texts)

    def meanings(self, texts: Sequence[Written]) -> Sequence[Meaning]:
        """See `Knowledge.meanings`."""
        return [UNTOLD] * len(texts)

    def meant(self, words: Sequence[Written]) -> Sequence[Meaning]:
        """See `Knowledge.meant`."""
        return [UNTOLD] * len(words)

    def standing(self, word: str, language: str) -> Standing:
        """See `Knowledge.standing`."""
        return Standing()
