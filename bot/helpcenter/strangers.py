"""Products and firms of others, by name: `strangers.yml` beside this file."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from bot.helpcenter import analysis

FILE = Path(__file__).with_name("strangers.yml")


class Strangers:
    """Names of one or more words. Immutable after construction."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(tuple(analysis.words(name, "")) for name in names)
        self._longest = max(map(len, self._names), default=0)

    def among(self, words: Sequence[str], known: Callable[[str], bool]) -> frozenset[str]:
        """The words of all names among these words; none of a name whose every word is `known` to the Help Center."""
        found: set[str] = set()
        for start in range(len(words)):
            for length in range(1, self._longest + 1):
                name = tuple(words[start : start + length])
                if name in self._names and not all(map(known, name)):
                    found.update(name)
        return frozenset(found)


@lru_cache(maxsize=1)
def shipped() -> Strangers:
    """Those of this repository, read once by each process that asks for them."""
    groups: dict[str, list[str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Strangers([name for group in groups.values() for name in group])
