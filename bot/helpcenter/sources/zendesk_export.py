"""A Zendesk Help Center export: one JSON file `{"articles": [...], "sections": [...], "words": {...}}`.

Only `articles` must be there. Ours, not Zendesk's, are `words`, everyday words per language as in `_words.yml`, and the
`questions` of an article, as in the front matter of a file.
"""

import json
from pathlib import Path

from bot.helpcenter import everyday_words, zendesk
from bot.helpcenter.source import Problem, Reading, SourceError


class ZendeskExportSource:
    """Reads the whole file whenever its date or its size has changed."""

    def __init__(self, location: str) -> None:
        self._path = Path(location)

    @staticmethod
    def reads(location: str) -> bool:
        return location.endswith(".json") and Path(location).is_file()

    @property
    def name(self) -> str:
        return str(self._path)

    def read(self, since: str | None = None) -> Reading | None:
        """See `Source.read`."""
        try:
            status = self._path.stat()
            revision = f"{status.st_mtime_ns}-{status.st_size}"
            if revision == since:
                return None
            export = json.loads(self._path.read_bytes())
        except OSError as error:
            raise SourceError(f"{self._path}: {error.strerror}", again=True) from error
        except ValueError as error:
            # it may be half written; whoever writes it will finish
            raise SourceError(f"{self._path}: is not JSON ({error})", again=True) from error
        if not isinstance(export, dict) or not isinstance(export.get("articles"), list):
            raise SourceError(f"{self._path}: articles: must be a list of articles", again=False)
        problems: list[Problem] = []
        sections = export.get("sections")
        articles = zendesk.articles_from(
            export["articles"], sections if isinstance(sections, list) else (), str(self._path), problems
        )
        words = everyday_words.by_language(export.get("words"), str(self._path), problems)
        return Reading(articles, revision, words, tuple(problems))
