"""The promise that every source of articles keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.helpcenter.article import Article

Groups = Mapping[str, Sequence[Sequence[str]]]
"""Language → groups of phrases that mean the same."""


@dataclass(frozen=True)
class Problem:
    """One thing that a writer should mend: where it is (file or article, and key), and what is wrong."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class Reading:
    """All that a source holds at one moment.

    `revision` is opaque: whoever gives it back to `read` hears whether anything has changed since.
    """

    articles: tuple[Article, ...]
    revision: str
    words: Groups = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class SourceError(Exception):
    """A source could not be read at all. `again` says whether trying again may help."""

    def __init__(self, message: str, again: bool) -> None:
        super().__init__(message)
        self.again = again


class Source(Protocol):
    """A folder, a file or a service that holds articles.

    Drafts never get in, HTML is safe, language codes are short (`en`, not `en-us`), and no id occurs twice in a
    language. One bad article is a `Problem`; the others are still read.
    """

    @property
    def name(self) -> str:
        """Where the articles come from, as an operator knows it: a path or an address."""

    def read(self, since: str | None = None) -> Reading | None:
        """Everything there is, or None when nothing has changed since that revision.

        Raises:
            SourceError: when nothing can be read.
        """
