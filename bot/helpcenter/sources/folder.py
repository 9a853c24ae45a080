"""A folder of Markdown files: `<language>/<slug>.md`.

Beside them may stand `_sections.yml` (the sections' keys and names, in the order in which they are shown) and
`_words.yml` (everyday words).
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from bot.helpcenter import everyday_words
from bot.helpcenter.article import Article
from bot.helpcenter.article_file import read_article, resolved
from bot.helpcenter.source import Problem, Reading, SourceError

WORDS = "_words.yml"
SECTIONS = "_sections.yml"


class FolderSource:
    """Reads only the articles that changed since it last read."""

    def __init__(self, location: str) -> None:
        self._root = Path(location)
        self._known: dict[Path, tuple[str, Article]] = {}

    @staticmethod
    def reads(location: str) -> bool:
        return Path(location).is_dir()

    @property
    def name(self) -> str:
        return str(self._root)

    def read(self, since: str | None = None) -> Reading | None:
        """See `Source.read`. A file that got broken keeps the article it held before, with a problem."""
        try:
            stamps = {path: _stamp(path) for path in _files(self._root)}
        except OSError as error:
            raise SourceError(f"{self._root}: {error.strerror}", again=True) from error
        revision = hashlib.sha256(repr(sorted(stamps.items())).encode()).hexdigest()
        if revision == since:
            return None
        problems: list[Problem] = []
        articles: list[Article] = []
        words: dict[str, list[list[str]]] = {}
        for language in sorted({path.parent.name for path in stamps}):
            files = {path: stamp for path, stamp in stamps.items() if path.parent.name == language}
            articles += self._language(files, problems)
            words_file = self._root / language / WORDS
            if words_file in files:
                words[language] = everyday_words.groups(_yaml(words_file, problems), str(words_file), problems)
        self._known = {path: known for path, known in self._known.items() if path in stamps}
        return Reading(tuple(articles), revision, words, tuple(problems))

    def _language(self, files: dict[Path, str], problems: list[Problem]) -> list[Article]:
        written = [self._article(path, stamp, problems) for path, stamp in files.items() if path.suffix == ".md"]
        articles = list(_unique((article for article in written if article), self._root, problems))
        slugs = {article.id: article.slug for article in articles}
        sections: dict[str, str] = {}
        for path in files:
            if path.name == SECTIONS:
                sections = _sections(path, articles, problems)
        order = list(sections)
        articles.sort(key=lambda article: (article.section not in sections, _place(article.section, order), article.id))
        return [resolved(article, slugs, sections) for article in articles]

    def _article(self, path: Path, stamp: str, problems: list[Problem]) -> Article | None:
        known = self._known.get(path)
        if known and known[0] == stamp:
            return known[1]
        found: list[Problem] = []
        article = read_article(path, found)
        problems += found
        if article is None:
            return known[1] if known and found else None
        if not found:
            self._known[path] = (stamp, article)
        return article


def _files(root: Path) -> list[Path]:
    """In a fixed order. Other files that start with `_` or `.` are the writers' own."""
    if not root.is_dir():
        raise SourceError(f"{root}: there is no such folder", again=False)
    articles = [path for path in root.glob("*/*.md") if path.name[0] not in "_."]
    return sorted([*articles, *root.glob(f"*/{WORDS}"), *root.glob(f"*/{SECTIONS}")])


def _stamp(path: Path) -> str:
    status = path.stat()
    return f"{status.st_mtime_ns}-{status.st_size}"


def _place(section: str, order: list[str]) -> int:
    return order.index(section) if section in order else 0


def _unique(articles: Iterable[Article], root: Path, problems: list[Problem]) -> Iterator[Article]:
    first: dict[str, Article] = {}
    for article in articles:
        other = first.setdefault(article.id, article)
        if other is article:
            yield article
        else:
            place = root / article.language / f"{article.slug}.md"
            problems.append(Problem(f"{place}: id", f"{article.id!r} is also the id of {other.slug}.md"))


def _sections(path: Path, articles: Iterable[Article], problems: list[Problem]) -> dict[str, str]:
    written = _yaml(path, problems)
    if not isinstance(written, dict):
        problems.append(Problem(str(path), "must be the sections' keys with their names"))
        return {}
    names = {str(key): str(name) for key, name in written.items()}
    for article in articles:
        if article.section not in names:
            place = path.with_name(f"{article.slug}.md")
            problems.append(Problem(f"{place}: section", f"{article.section!r} is not in {path.name}"))
    return names


def _yaml(path: Path, problems: list[Problem]) -> object:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(Problem(str(path), " ".join(str(error).split())))
        return None
