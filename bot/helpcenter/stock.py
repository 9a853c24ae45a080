"""All articles and everyday words that the sources hold, and what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.helpcenter.article import Article
from bot.helpcenter.source import Groups, Problem, Reading, Source, SourceError


@dataclass(frozen=True)
class Stock:
    """What there is at one moment. Articles by id and language; groups of words by language."""

    articles: dict[tuple[str, str], Article] = field(default_factory=dict)
    words: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Storekeeper:
    """Asks the sources, gone through anew each time, for what changed.

    Where two hold the same id in the same language, the later source's article counts.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = sources
        self._readings: dict[str, Reading] = {}

    def take(self) -> Stock:
        """Never raises for a source: one that fails keeps what it last gave, and `problems` says so."""
        failures: list[Problem] = []
        readings: dict[str, Reading] = {}
        for source in self._sources:
            known = self._readings.get(source.name)
            if known is not None:
                readings[source.name] = known
            try:
                reading = source.read(known.revision if known else None)
            except SourceError as error:
                failures.append(_failure(source, error, known))
                continue
            if reading is not None:
                readings[source.name] = reading
        self._readings = readings
        held = tuple(readings.values())
        return Stock(
            {(article.id, article.language): article for reading in held for article in reading.articles},
            _merged(reading.words for reading in held),
            (*failures, *(problem for reading in held for problem in reading.problems)),
        )


def _failure(source: Source, error: SourceError, known: Reading | None) -> Problem:
    kept = f"; its last {len(known.articles)} articles are kept" if known else "; it has given no articles yet"
    return Problem(source.name, f"{error}{kept}{'; will be tried again' if error.again else ''}")


def _merged(all_words: Iterable[Groups]) -> dict[str, tuple[tuple[str, ...], ...]]:
    merged: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in all_words:
        for language, groups in words.items():
            merged[language] = (*merged.get(language, ()), *(tuple(group) for group in groups))
    return merged
