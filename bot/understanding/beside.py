"""Other matters in a message, beside what the whole of it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.understanding.reading import Ranked, Reading

# How sure a clause must be of its matter: an aside ("I only uploaded my list and …") must not become one, so more is
# asked than of a whole message. `python -m bench.matters` shows what each bar hears, and what it mishears.
SURE = 0.8
# One or two words are a matter only in a list: where each of the other clauses says something just as clear.
FEWEST_WORDS = 3
SURE_IN_A_LIST = 0.7


def others(whole: str, read: Sequence[tuple[str, Reading]], ignored: Collection[str]) -> tuple[Ranked, ...]:
    """The matters of single clauses, surest first.

    Args:
        whole: what the message as a whole is about.
        read: all of its clauses, each with what it would be about by itself.
        ignored: what is never a matter beside another one: small talk.
    """
    if len(read) < 2:
        return ()
    is_list = all(_surest(reading) >= SURE_IN_A_LIST for _, reading in read)
    found: dict[str, Ranked] = {}
    for clause, reading in read:
        counts = is_list or (_surest(reading) >= SURE and len(clause.split()) >= FEWEST_WORDS)
        if counts and reading.ranking[0].intent not in {whole, *ignored, *found}:
            found[reading.ranking[0].intent] = reading.ranking[0]
    return tuple(sorted(found.values(), key=lambda one: -one.confidence))


def _surest(reading: Reading) -> float:
    return reading.ranking[0].confidence if reading.ranking else 0.0
