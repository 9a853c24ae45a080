from collections.abc import Callable
from pathlib import Path

from bot.helpcenter import Reading
from bot.helpcenter.sources.folder import FolderSource

Write = Callable[..., Path]


def read(source: FolderSource) -> Reading:
    reading = source.read()
    assert reading is not None
    return reading


def test_the_file_gives_language_and_slug(write: Write, tmp_path: Path) -> None:
    write("fr/remboursement.md", id="refund", labels="[refund]", updated="2026-01-31")
    (article,) = read(FolderSource(str(tmp_path))).articles
    assert (article.id, article.language, article.slug) == ("refund", "fr", "remboursement")
    assert article.url == "/help/fr/remboursement"
    assert str(article.updated) == "2026-01-31"


def test_every_fault_of_every_file_is_told_and_the_sound_ones_are_read(write: Write, tmp_path: Path) -> None:
    write("en/good.md")
    write("en/no-title.md", title=None, section="''")
    write("en/labels.md", labels="refund", updated="soon")
    write("en/twice.md", id="good")
    (tmp_path / "en" / "no-front-matter.md").write_text("Just text.", encoding="utf-8")
    (tmp_path / "en" / "bytes.md").write_bytes(b"\xff\xfe")
    reading = read(FolderSource(str(tmp_path)))
    assert [article.id for article in reading.articles] == ["good", "labels"]
    told = [str(problem).removeprefix(f"{tmp_path}/en/").split(":") for problem in reading.problems]
    assert [(file, key.strip()) for file, key, *_ in told[1:]] == [
        ("labels.md", "labels"),
        ("labels.md", "updated"),
        ("no-front-matter.md", "must start with front matter between two lines of ---"),
        ("no-title.md", "title"),
        ("no-title.md", "section"),
        ("twice.md", "id"),
    ]
    assert told[0][0] == "bytes.md"


def test_a_file_that_got_broken_keeps_its_last_good_article(write: Write, tmp_path: Path) -> None:
    path = write("en/refund.md", title="Get a refund")
    source = FolderSource(str(tmp_path))
    read(source)
    path.write_text("half a sentence", encoding="utf-8")
    reading = read(source)
    assert [article.title for article in reading.articles] == ["Get a refund"]
    assert [problem.where for problem in reading.problems] == [str(path)]


def test_an_article_that_became_a_draft_is_gone(write: Write, tmp_path: Path) -> None:
    write("en/refund.md")
    source = FolderSource(str(tmp_path))
    read(source)
    write("en/refund.md", draft="true")
    assert read(source).articles == ()


def test_links_by_id_and_by_file_lead_to_addresses(write: Write, tmp_path: Path) -> None:
    write("fr/remboursement.md", "[a](article:plan#when) [b](forfait.md) [c](https://else.example/x.md)", id="refund")
    write("fr/forfait.md", "[gone](article:nothing)", id="plan")
    pages = {article.id: article.html for article in read(FolderSource(str(tmp_path))).articles}
    assert 'href="/help/fr/forfait#when"' in pages["refund"]
    assert 'href="/help/fr/forfait"' in pages["refund"]
    assert 'href="https://else.example/x.md"' in pages["refund"]
    assert 'href="/help/fr/nothing"' in pages["plan"]


def test_sections_have_names_and_an_order(write: Write, tmp_path: Path) -> None:
    write("fr/a.md", section="billing")
    write("fr/b.md", section="account")
    write("fr/c.md", section="unknown")
    (tmp_path / "fr" / "_sections.yml").write_text("account: Compte\nbilling: Facturation\n", encoding="utf-8")
    reading = read(FolderSource(str(tmp_path)))
    assert [article.section for article in reading.articles] == ["Compte", "Facturation", "unknown"]
    assert [str(problem) for problem in reading.problems] == [
        f"{tmp_path}/fr/c.md: section: 'unknown' is not in _sections.yml"
    ]


def test_everyday_words_are_read_and_other_underscored_files_are_not(write: Write, tmp_path: Path) -> None:
    write("en/refund.md")
    write("en/_notes.md")
    (tmp_path / "en" / "_words.yml").write_text("- [refund, money back]\n- [alone]\n", encoding="utf-8")
    reading = read(FolderSource(str(tmp_path)))
    assert len(reading.articles) == 1
    assert reading.words == {"en": [["refund", "money back"]]}
    assert [problem.where for problem in reading.problems] == [f"{tmp_path}/en/_words.yml: group 2"]


def test_an_empty_folder_is_an_empty_help_center(tmp_path: Path) -> None:
    assert read(FolderSource(str(tmp_path))).articles == ()
