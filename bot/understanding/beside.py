"""Other matters in a message, beside what the whole of it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.understanding.reading import Ranked, Reading

# How sure a clause must be of its matter: an aside ("I only uploaded my list and …") must not become one, so more is
# asked than of a whole message. `python -m bench.matters` shows what each bar hears, and what it mishears.
SURE = 0.8
# One or two words are a matter only in a list: where each of the other clauses says something just as clear.
FEWEST_WORDS = 3
SURE_IN_A_LIST = 0.7


@dataclass(frozen=True)
class Clause:
    """A clause of a message and what it would be about by itself. `spelled_out`: read as what it is short for."""

    text: str
    reading: Reading
    spelled_out: bool = False

    @property
    def surest(self) -> float:
        return self.reading.ranking[0].confidence if self.reading.ranking else 0.0

    @property
    def is_short(self) -> bool:
        return len(self.text.split()) < FEWEST_WORDS


def others(whole: str, read: Sequence[Clause], ignored: Collection[str]) -> tuple[Ranked, ...]:
    """The matters of single clauses, surest first.

    Args:
        whole: what the message as a whole is about.
        read: all of its clauses.
        ignored: what is never a matter beside another one: small talk.
    """
    if whole in ignored:  # "no, cancel" is small talk: its bare words mean what they mean alone
        read = [one for one in read if not one.spelled_out]
    if len(read) < 2:
        return ()
    is_list = all(one.surest >= SURE_IN_A_LIST for one in read)
    found: dict[str, Ranked] = {}
    for one in read:
        counts = is_list or (one.surest >= SURE and not one.is_short)
        if counts and one.reading.ranking[0].intent not in {whole, *ignored, *found}:
            found[one.reading.ranking[0].intent] = one.reading.ranking[0]
    return tuple(sorted(found.values(), key=lambda one: -one.confidence))
