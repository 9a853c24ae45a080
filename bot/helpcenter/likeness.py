"""How like words of a question are to words of an article, in what they mean: `engineer` and `technician`."""

from collections.abc import Iterable, Mapping, Sequence

import numpy
import numpy.typing

from bot.helpcenter.knowledge import Meaning

Half = numpy.typing.NDArray[numpy.float16]


class WordMeanings:
    """What the telling words of all articles of one language mean. Immutable after construction."""

    def __init__(self, meanings: Mapping[str, Meaning | Half]) -> None:
        told = {word: meaning for word, meaning in meanings.items() if meaning.size}
        self._places = {word: place for place, word in enumerate(told)}
        # half precision halves the memory, and only one article's rows are ever multiplied
        self._rows = numpy.array(list(told.values()), dtype=numpy.float16)

    def __bool__(self) -> bool:
        return bool(self._places)

    def likeness(self, asked: Sequence[Meaning], among: Iterable[str]) -> list[float]:
        """For each meaning that is asked for, how near the nearest of these words is, from 0 to 1."""
        places = [self._places[word] for word in among if word in self._places]
        if not places or not asked or any(one.size != self._rows.shape[1] for one in asked):
            return [0.0] * len(asked)
        near = numpy.stack(asked) @ self._rows[places].astype(numpy.float32).T
        return [float(one) for one in numpy.clip(near.max(axis=1), 0.0, 1.0)]
