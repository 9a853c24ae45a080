"""How well one article answers the words of a question."""

from collections.abc import Sequence

from bot.helpcenter import analysis
from bot.helpcenter.analysed import SHORTEST_TELLING
from bot.helpcenter.evidence import Match
from bot.helpcenter.field import Field
from bot.helpcenter.knowledge import Knowledge, Standing, Written
from bot.helpcenter.likeness import WordMeanings
from bot.helpcenter.query import Query, Word

# Two letters are an abbreviation of a hasty visitor as often as a name; three may be what is not offered here: `SMS`.
SHORTEST_STRANGER = 3
# Words less like than this have nothing to do with each other; those as like as that mean the same, or nearly.
UNLIKE, ALIKE = 0.5, 0.8
# "Nearly" may be the opposite: what means the same is worth less than the word itself.
ALIKE_WEIGHT = 0.6


class Answers:
    """Of one language. Immutable: any number of threads may ask."""

    def __init__(
        self,
        language: str,
        articles: Sequence[Sequence[str]],
        body: Field,
        knowledge: Knowledge,
        meanings: WordMeanings,
    ) -> None:
        self._language = language
        self._articles = articles
        self._body = body
        self._knowledge = knowledge
        self._meanings = meanings

    def matches(self, query: Query, number: int) -> list[Match]:
        """Each telling word of the question, matched with the article of that number."""
        words = frozenset(self._articles[number])
        stems = frozenset(analysis.stems(words, self._language))
        pieces = frozenset(analysis.grams(words))
        standings = [self._knowledge.standing(word.typed, self._language) for word in query.words]
        answered = [_answered(word, stems, pieces) for word in query.words]
        alike = self._alike(query.words, standings, answered, words)
        return [
            self._match(
                word, standing, 0.0 if word.typed in query.strangers else max(share, alike.get(word.typed, 0.0))
            )
            for word, standing, share in zip(query.words, standings, answered, strict=True)
        ]

    def _alike(
        self, asked: Sequence[Word], standings: Sequence[Standing], answered: Sequence[float], words: frozenset[str]
    ) -> dict[str, float]:
        """What words of the article answer that mean nearly the same. A typo means nothing, so it is not asked for."""
        open_words = [
            word.typed
            for word, standing, share in zip(asked, standings, answered, strict=True)
            if standing.listed and share < ALIKE_WEIGHT and len(word.typed) >= SHORTEST_TELLING
        ]
        if not self._meanings or not open_words:
            return {}
        meanings = self._knowledge.meant([Written(word, self._language) for word in open_words])
        near = self._meanings.likeness(meanings, words)
        return {
            word: ALIKE_WEIGHT * min(1.0, max(0.0, (own - UNLIKE) / (ALIKE - UNLIKE)))
            for word, own in zip(open_words, near, strict=True)
        }

    def _match(self, word: Word, standing: Standing, answered: float) -> Match:
        unheard = len(word.typed) >= SHORTEST_STRANGER and not any(stem in self._body for stem in word.answers)
        return Match(
            answered=answered,
            weight=min(self._body.rarity(stem) for stem in word.answers) / self._body.highest * standing.tells,
            tells=standing.tells,
            stranger=standing.stranger and unheard,
        )


def _answered(word: Word, stems: frozenset[str], pieces: frozenset[str]) -> float:
    if not word.answers.isdisjoint(stems):
        return 1.0
    # a compound or an unusual form counts for the part that the article shares
    return max(0.0, 2 * len(word.grams & pieces) / len(word.grams) - 1)
