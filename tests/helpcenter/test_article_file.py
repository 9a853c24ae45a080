from collections.abc import Callable
from pathlib import Path

from bot.helpcenter import Problem
from bot.helpcenter.article_file import read_article, resolved

Write = Callable[..., Path]


def test_a_ruler_in_the_text_does_not_end_the_front_matter_twice(write: Write) -> None:
    article = read_article(write("en/a.md", "One\n\n---\n\nTwo"), [])
    assert article is not None
    assert article.text == "One\nTwo"


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "en" / "a.md"
    path.parent.mkdir()
    path.write_bytes("\ufeff---\r\nid: a\r\ntitle: A\r\nsection: S\r\n---\r\n\r\nText\r\n".encode())
    problems: list[Problem] = []
    article = read_article(path, problems)
    assert problems == []
    assert article is not None
    assert (article.id, article.text) == ("a", "Text")


def test_front_matter_that_is_no_list_of_keys_is_told(tmp_path: Path) -> None:
    path = tmp_path / "en" / "a.md"
    path.parent.mkdir()
    path.write_text("---\njust text\n---\nText", encoding="utf-8")
    problems: list[Problem] = []
    assert read_article(path, problems) is None
    assert [problem.where for problem in problems] == [str(path)]


def test_a_section_without_a_name_keeps_its_key(write: Write) -> None:
    article = read_article(write("en/a.md", section="billing"), [])
    assert article is not None
    assert resolved(article, {}, {"billing": "Bills"}).section == "Bills"
    assert resolved(article, {}, {}).section == "billing"


def test_the_questions_of_visitors_are_read(write: Write) -> None:
    article = read_article(write("en/a.md", questions='["where is my money?", "wrong bill"]'), [])
    assert article is not None
    assert article.questions == ("where is my money?", "wrong bill")


def test_what_is_no_question_is_told_and_the_others_are_read(write: Write) -> None:
    problems: list[Problem] = []
    article = read_article(write("en/a.md", questions='["wrong bill", {Refund: how long}, "", 7]'), problems)
    assert article is not None
    assert article.questions == ("wrong bill",)
    assert [problem.where.rsplit(": ", 1)[1] for problem in problems] == ["questions"]


def test_questions_that_are_no_list_are_told(write: Write) -> None:
    problems: list[Problem] = []
    article = read_article(write("en/a.md", questions="where is my money?"), problems)
    assert article is not None
    assert article.questions == ()
    assert [problem.what for problem in problems] == ["must be a list"]
