"""A visitor's question as weighted stems and grams."""

from dataclasses import dataclass

from bot.helpcenter import analysis
from bot.helpcenter.spelling import Spelling
from bot.helpcenter.strangers import shipped
from bot.helpcenter.thesaurus import EVERYDAY_WEIGHT, Thesaurus

# Enough for any question; what follows in a longer message is a pasted log or a signature.
LONGEST = 1000
# "how", "not" and "without" help to tell articles apart, but less than the words that name things.
FUNCTION_WEIGHT = 0.4
MEANT_WEIGHT = 0.8


@dataclass(frozen=True)
class Word:
    """One word that carries meaning, as it was typed, with its grams.

    `answers` are the stems that would answer it: its own, those of its mended form and of words that mean the same.
    """

    typed: str
    answers: frozenset[str]
    grams: frozenset[str]


@dataclass(frozen=True)
class Query:
    """Stems and grams with their weights, 1 for a typed word that carries meaning; and those words themselves.

    `strangers`: words of names that the Help Center never mentions.
    """

    stems: dict[str, float]
    grams: dict[str, float]
    words: tuple[Word, ...]
    strangers: frozenset[str] = frozenset()


def understand(text: str, language: str, spelling: Spelling, thesaurus: Thesaurus) -> Query:
    """The question in the index's terms: typed words, then mended typos, then words that mean the same."""
    typed = analysis.words(text[:LONGEST], language)
    stems = analysis.stems(typed, language)
    function = [word for word in typed if word in analysis.FUNCTION_WORDS.get(language, ())]
    telling = [word for word in typed if word not in analysis.FUNCTION_WORDS.get(language, ())]
    strangers = shipped().among(typed, spelling.knows)
    # a name is no typo, though it may look like one: `brevo` is not `breve`
    mended = {word: [] if word in strangers else spelling.mended(word) for word in telling}
    if telling and telling[-1] == typed[-1] and typed[-1] not in strangers:
        mended[typed[-1]] = spelling.completed(typed[-1]) or mended[typed[-1]]
    meant = [*(other for others in mended.values() for other in others), *spelling.joined(typed)]
    by_place = thesaurus.others_at(stems)
    same = [
        *(word for words in by_place.values() for word in words),
        *thesaurus.others(analysis.stems(meant, language)),
    ]
    # in rising weight: the last one counts for a stem that comes in several ways
    kinds = ((function, FUNCTION_WEIGHT), (same, EVERYDAY_WEIGHT), (meant, MEANT_WEIGHT), (telling, 1.0))
    return Query(
        stems={stem: weight for words, weight in kinds for stem in analysis.stems(words, language)},
        grams={gram: weight for words, weight in kinds for gram in analysis.grams(words)},
        words=tuple(
            _word(word, mended[word], by_place.get(typed.index(word), []), language, thesaurus) for word in mended
        ),
        strangers=strangers,
    )


def _word(word: str, mended: list[str], same: list[str], language: str, thesaurus: Thesaurus) -> Word:
    answers = [word, *mended, *same, *thesaurus.others(analysis.stems(mended, language))]
    return Word(word, frozenset(analysis.stems(answers, language)), frozenset(analysis.grams([word])))
