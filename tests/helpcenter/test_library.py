from collections.abc import Callable
from pathlib import Path

import pytest

from bot.helpcenter import HelpCenter, Library, SourceError, open_source
from tests.helpcenter.conftest import PARCELWOOD, FakeSource, an_article

Write = Callable[..., Path]


@pytest.fixture
def shipped(write: Write, tmp_path: Path) -> str:
    write("shipped/en/sample.md", title="A sample article")
    (tmp_path / "shipped" / "en" / "_words.yml").write_text("- [invoice, bill]\n", encoding="utf-8")
    return str(tmp_path / "shipped")


def a_center(library: Library) -> HelpCenter:
    center = HelpCenter(library)
    center.refresh()
    return center


def test_until_something_is_imported_the_shipped_articles_are_shown(shipped: str, tmp_path: Path) -> None:
    center = a_center(Library(shipped, tmp_path / "data"))
    assert [article.id for article in center.articles()] == ["sample"]


def test_an_import_takes_the_place_of_the_shipped_articles_and_keeps_their_words(shipped: str, tmp_path: Path) -> None:
    library = Library(shipped, tmp_path / "data")
    library.keep(open_source(str(PARCELWOOD)))
    center = a_center(library)
    assert len(center.articles()) == 42
    assert center.search("bill", "en")[0].article.id == "204"


def test_a_running_help_center_finds_an_import_at_its_next_refresh(shipped: str, tmp_path: Path) -> None:
    center = a_center(Library(shipped, tmp_path / "data"))
    Library(shipped, tmp_path / "data").keep(FakeSource(an_article("new", "Brand new")))
    assert center.refresh().languages == ("en",)
    assert [article.id for article in center.articles()] == ["new"]


def test_an_imported_article_is_the_article_that_was_read(shipped: str, tmp_path: Path) -> None:
    told: dict[str, object] = {"labels": ("refund",), "section": "Facturation", "questions": ("pas encore reçu",)}
    article = an_article("refund", language="fr", slug="remboursement", **told)
    library = Library(shipped, tmp_path / "data")
    library.keep(FakeSource(article, words={"fr": [["remboursement", "rendre l'argent"]]}))
    (kept,) = a_center(library).articles()
    assert kept == an_article("refund", language="fr", slug=kept.slug, **told)
    assert a_center(library).search("rendre l'argent", "fr") == a_center(library).search("remboursement", "fr")


def test_importing_from_the_same_place_again_replaces_what_it_gave(shipped: str, tmp_path: Path) -> None:
    library = Library(shipped, tmp_path / "data")
    library.keep(FakeSource(an_article("a"), an_article("b"), name="one"))
    library.keep(FakeSource(an_article("c"), name="two"))
    library.keep(FakeSource(an_article("a"), name="one"))
    assert {article.id for article in a_center(library).articles()} == {"a", "c"}
    library.keep(FakeSource(an_article("d"), name="three"), alone=True)
    assert {article.id for article in a_center(library).articles()} == {"d"}


def test_a_source_without_articles_is_not_imported(shipped: str, tmp_path: Path) -> None:
    library = Library(shipped, tmp_path / "data")
    with pytest.raises(SourceError, match="holds no article"):
        library.keep(FakeSource())
    assert [article.id for article in a_center(library).articles()] == ["sample"]


def test_a_shipped_folder_that_does_not_exist_is_told_and_found_when_it_comes(write: Write, tmp_path: Path) -> None:
    center = HelpCenter(Library(str(tmp_path / "later"), tmp_path / "data"))
    assert "no such folder" in str(center.refresh().problems[0])
    write("later/en/refund.md")
    assert center.refresh().problems == ()
    assert center.languages == ("en",)
