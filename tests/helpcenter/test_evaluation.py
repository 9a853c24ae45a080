from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.helpcenter import Problem
from bot.helpcenter.evaluation import DEPTH, Figures, Question, Search, ask, measure, read_questions


def question(text: str, *articles: str, kind: str = "natural", language: str = "en") -> Question:
    return Question(text, kind, language, frozenset(articles))


def figures(questions: Sequence[Question], search: Search) -> Figures:
    return measure(ask(questions, search))


def test_figures_are_shares_of_what_was_asked() -> None:
    answers: dict[str, Sequence[str]] = {"first": ["a"], "third": ["x", "y", "a"], "fifth": [*"vwxy", "a"], "lost": []}
    asked = [*(question(text, "a") for text in answers), question("pizza"), question("football")]
    found = figures(asked, lambda text, language: answers.get(text, ["a"] if text == "pizza" else []))
    assert found.asked == 6
    assert (found.first, found.among_three, found.answered, found.silent) == (0.25, 0.5, 0.75, 0.5)
    assert found.reciprocal_rank == pytest.approx((1 + 1 / 3 + 1 / 5) / 4)


def test_any_of_several_good_articles_is_good() -> None:
    assert figures([question("x", "a", "b")], lambda text, language: ["b"]).first == 1


def test_nobody_looks_further_than_the_depth() -> None:
    far = [*(str(number) for number in range(DEPTH)), "a"]
    assert figures([question("x", "a")], lambda text, language: far).reciprocal_rank == 0


def test_what_was_not_asked_has_no_figure() -> None:
    found = figures([question("pizza")], lambda text, language: [])
    assert (found.first, found.answered, found.silent) == (None, None, 1)
    assert figures([question("x", "a")], lambda text, language: []).silent is None


def test_questions_are_read_with_the_language_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "fr.yml").write_text("- {text: facture, kind: keyword, articles: [get-invoices]}\n", encoding="utf-8")
    problems: list[Problem] = []
    (read,) = read_questions(tmp_path / "fr.yml", problems)
    assert read == question("facture", "get-invoices", kind="keyword", language="fr")
    assert problems == []


def test_faulty_questions_are_all_told_and_the_others_read(tmp_path: Path) -> None:
    lines = ["{text: a, kind: keyword, articles: []}", "{text: b, kind: rude, articles: []}", "{text: c}", "text"]
    (tmp_path / "en.yml").write_text("\n".join(f"- {line}" for line in lines), encoding="utf-8")
    problems: list[Problem] = []
    assert [one.text for one in read_questions(tmp_path / "en.yml", problems)] == ["a"]
    assert [problem.where.rpartition(" ")[2] for problem in problems] == ["2", "3", "4"]


@pytest.mark.parametrize("text", ["a: [", "a: b", None])
def test_a_file_that_is_no_list_is_told(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "en.yml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    assert read_questions(tmp_path / "en.yml", problems) == []
    assert len(problems) == 1
