"""What was imported, and the Help Center that ships until something was.

An import is one JSON file under `<data>/articles`, in the form of a Zendesk export with two keys of ours: `words` for
everyday words, and each article's `questions`. Deleting the file undoes the import. A running process finds new files
at its next refresh.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.helpcenter.article import Article
from bot.helpcenter.source import Reading, Source, SourceError
from bot.helpcenter.sources import open_source
from bot.helpcenter.sources.folder import FolderSource


class Library:
    """The sources of this installation; iterate it each time they are read, for imports come and go."""

    def __init__(self, articles: str, data: Path) -> None:
        self._shipped = articles
        self._imports = data / "articles"
        self._opened: dict[str, Source] = {}

    def __iter__(self) -> Iterator[Source]:
        """Imports in the order of their dates; the shipped Help Center then lends only its everyday words."""
        imported = sorted(self._imports.glob("*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name))
        if not imported:
            yield self._open(self._shipped)
        elif FolderSource.reads(self._shipped):
            yield EverydayWords(self._open(self._shipped))
        for path in imported:
            yield self._open(str(path))

    def keep(self, source: Source, alone: bool = False) -> Reading:
        """Import all that a source holds now. An earlier import from the same place is replaced; with `alone`, all are.

        Raises:
            SourceError: when it cannot be read or holds no article.
        """
        reading = source.read()
        if reading is None or not reading.articles:
            raise SourceError(f"{source.name}: holds no article that visitors may read", again=False)
        self._imports.mkdir(parents=True, exist_ok=True)
        target = self._imports / f"{_file_name(source.name)}.json"
        written = target.with_suffix(".part")
        written.write_text(json.dumps(_export(reading), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(written, target)
        for other in self._imports.glob("*.json"):
            if alone and other != target:
                other.unlink()
        return reading

    def _open(self, location: str) -> Source:
        """Sources are kept open between readings: they remember what they have read."""
        if location not in self._opened:
            try:
                self._opened[location] = open_source(location)
            except SourceError:
                return FolderSource(location)  # says what is missing whenever it is read
        return self._opened[location]


@dataclass(frozen=True)
class EverydayWords:
    """The everyday words of a source, without its articles."""

    source: Source

    @property
    def name(self) -> str:
        return f"{self.source.name} (everyday words)"

    def read(self, since: str | None = None) -> Reading | None:
        """See `Source.read`."""
        reading = self.source.read(since)
        return reading and replace(reading, articles=(), problems=())


def _file_name(place: str) -> str:
    name = urlsplit(place).netloc if "://" in place else Path(place).resolve().stem
    return re.sub(r"[^\w.-]+", "-", name.lower()).strip("-.") or "articles"


def _export(reading: Reading) -> dict[str, Any]:
    return {
        "articles": [_item(article) for article in reading.articles],
        "sections": list(_sections(reading.articles)),
        "words": {language: [list(group) for group in groups] for language, groups in reading.words.items()},
    }


def _item(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "locale": article.language,
        "title": article.title,
        "body": article.html,
        "html_url": article.url,
        "section_id": article.section,
        "label_names": list(article.labels),
        "questions": list(article.questions),
        "updated_at": article.updated and article.updated.isoformat(),
    }


def _sections(articles: Iterable[Article]) -> Iterator[dict[str, str]]:
    for name, language in dict.fromkeys((article.section, article.language) for article in articles if article.section):
        yield {"id": name, "locale": language, "name": name}
