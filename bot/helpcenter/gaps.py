"""What a Help Center lacks, told by the questions that it did not answer."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.helpcenter import analysis

# Two questions are alike from this cosine of their word pieces on; less is enough when both were read as one matter.
ALIKE = 0.35
ALIKE_IN_MATTER = 0.2
# Weights as if so many other questions had been asked too: among a handful, a rare piece says little.
OTHERS = 50
# An article that was shown less often may just have been unlucky.
LEAST_SHOWN = 5

Vector = Mapping[str, float]


class Ending(str, Enum):
    """How a question ended."""

    NOTHING = "nothing"  # no article was found
    NO = "no"  # articles were shown, and did not help
    HELPED = "helped"
    OPEN = "open"  # nobody said


@dataclass(frozen=True)
class Asked:
    """A question of the past, masked as the store keeps it.

    `shown` are ids of articles, best first; `matter` is the intent that it was read as, empty when it was none.
    """

    text: str
    language: str
    at: datetime
    shown: tuple[str, ...]
    ending: Ending
    matter: str = ""


@dataclass(frozen=True)
class Feedback:
    """How often readers of an article said below it that it helped, and that it did not."""

    article_id: str
    language: str
    helped: int
    no: int


@dataclass(frozen=True)
class Gap:
    """Questions alike that were not answered. `text` is the one that is most like all others."""

    language: str
    matter: str
    text: str
    nothing: int
    no: int
    moments: tuple[datetime, ...]

    @property
    def count(self) -> int:
        return self.nothing + self.no


@dataclass(frozen=True)
class Unhelpful:
    """An article that was shown often, or judged often by its readers, and nobody ever said that it helped.

    `shown` counts readers who answered below it too."""

    article_id: str
    language: str
    shown: int
    no: int


def gaps(asked: Iterable[Asked]) -> list[Gap]:
    """Unanswered questions, grouped by language and likeness, the most frequent first."""
    unanswered = [one for one in asked if one.ending in (Ending.NOTHING, Ending.NO)]
    found: list[Gap] = []
    for language in dict.fromkeys(one.language for one in unanswered):
        found += _of_language(language, [one for one in unanswered if one.language == language])
    return sorted(found, key=lambda gap: (-gap.count, gap.language, gap.text))


def unhelpful(
    asked: Iterable[Asked], feedback: Iterable[Feedback] = (), least_shown: int = LEAST_SHOWN
) -> list[Unhelpful]:
    """Articles shown at least so often and never called helpful, the most often shown first."""
    counts: dict[tuple[str, str], Counter[Ending]] = {}
    for told in feedback:
        counts[told.article_id, told.language] = Counter({Ending.HELPED: told.helped, Ending.NO: told.no})
    for one in asked:
        for id in one.shown:
            counts.setdefault((id, one.language), Counter())[one.ending] += 1
    found = [
        Unhelpful(id, language, endings.total(), endings[Ending.NO])
        for (id, language), endings in counts.items()
        if endings.total() >= least_shown and not endings[Ending.HELPED]
    ]
    return sorted(found, key=lambda one: (-one.shown, -one.no, one.language, one.article_id))


def _of_language(language: str, asked: Sequence[Asked]) -> list[Gap]:
    pieces = [_pieces(one.text, language) for one in asked]
    frequency = Counter(piece for own in pieces for piece in own)
    others = OTHERS + len(asked)
    vectors = [_normal({piece: math.log(1 + others / frequency[piece]) for piece in own}) for own in pieces]
    groups: list[_Group] = []
    for one, vector in zip(asked, vectors, strict=True):
        likest = max(groups, key=lambda group: group.likeness(one, vector), default=None)
        if likest is None or likest.likeness(one, vector) < 1:
            likest = _Group()
            groups.append(likest)
        likest.add(one, vector)
    return [group.gap() for group in groups]


class _Group:
    """Questions alike, while they are being collected."""

    def __init__(self) -> None:
        self._asked: list[Asked] = []
        self._vectors: list[Vector] = []
        self._centre: Counter[str] = Counter()
        self._matters: Counter[str] = Counter()

    def add(self, one: Asked, vector: Vector) -> None:
        self._asked.append(one)
        self._vectors.append(vector)
        self._centre.update(vector)
        self._matters[one.matter] += 1

    def likeness(self, one: Asked, vector: Vector) -> float:
        """From 1 on, the question belongs here."""
        enough = ALIKE_IN_MATTER if one.matter and one.matter == self._matter else ALIKE
        return _cosine(vector, self._centre) / enough

    def gap(self) -> Gap:
        order = range(len(self._asked))
        near = max(order, key=lambda n: (_cosine(self._vectors[n], self._centre), -len(self._asked[n].text)))
        endings = Counter(one.ending for one in self._asked)
        moments = tuple(sorted(one.at for one in self._asked))
        told = self._asked[near]
        return Gap(told.language, self._matter, told.text, endings[Ending.NOTHING], endings[Ending.NO], moments)

    @property
    def _matter(self) -> str:
        return self._matters.most_common(1)[0][0] if self._matters else ""


def _pieces(text: str, language: str) -> set[str]:
    """Pieces of telling words forgive typos and find compounds; a question of function words alone keeps them."""
    words = analysis.words(text, language)
    telling = [word for word in words if word not in analysis.FUNCTION_WORDS.get(language, ())]
    return set(analysis.grams(telling or words))


def _normal(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {piece: weight / length for piece, weight in vector.items()} if length else {}


def _cosine(vector: Vector, centre: Vector) -> float:
    """Of a normal vector and any other."""
    length = math.sqrt(sum(weight * weight for weight in centre.values()))
    return sum(weight * centre.get(piece, 0.0) for piece, weight in vector.items()) / length if length else 0.0
