"""Articles to test with: single ones, folders of them, and the Help Center of a fictitious parcel service."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.helpcenter import Article, HelpCenter, Problem, Reading, SourceError
from bot.helpcenter.sources.zendesk_export import ZendeskExportSource

PARCELWOOD = Path(__file__).parent / "parcelwood.json"


def an_article(
    id: str = "refund", title: str = "Get a refund", text: str = "Open a ticket.", language: str = "en", **other: object
) -> Article:
    values: dict[str, object] = {
        "section": "Billing",
        "labels": (),
        "slug": id,
        "updated": date(2026, 1, 31),
        "html": f"<p>{text}</p>",
        "url": f"/help/{language}/{id}",
    }
    return Article(id=id, title=title, language=language, **{**values, **other})  # type: ignore[arg-type]


class FakeSource:
    """Holds what a test puts into it; fails while `failure` is set."""

    def __init__(self, *articles: Article, name: str = "fake", words: dict[str, Sequence[Sequence[str]]] | None = None):
        self.name = name
        self.articles = articles
        self.words = words or {}
        self.problems: tuple[Problem, ...] = ()
        self.failure: SourceError | None = None
        self.readings = 0

    def read(self, since: str | None = None) -> Reading | None:
        if self.failure:
            raise self.failure
        revision = repr((self.articles, self.words))
        if revision == since:
            return None
        self.readings += 1
        return Reading(self.articles, revision, self.words, self.problems)


def a_center(*articles: Article, words: dict[str, Sequence[Sequence[str]]] | None = None) -> HelpCenter:
    center = HelpCenter([FakeSource(*articles, words=words)])
    center.refresh()
    return center


@pytest.fixture(scope="session")
def parcelwood() -> HelpCenter:
    center = HelpCenter([ZendeskExportSource(str(PARCELWOOD))])
    center.refresh()
    return center


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes an article file into `tmp_path`, with front matter from keywords."""

    def write(place: str, body: str = "Open a ticket.", **front: object) -> Path:
        values = {"id": Path(place).stem, "title": "Get a refund", "section": "Billing", **front}
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"{key}: {value}" for key, value in values.items() if value is not None]
        path.write_text("\n".join(["---", *lines, "---", "", body, ""]), encoding="utf-8")
        return path

    return write
