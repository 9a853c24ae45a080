"""The search is not told beforehand what it is asked in an exam."""

from pathlib import Path

import pytest

from bot.data_check.exam_copies import problems

LANGUAGES = "fallback: en\nspoken: {en: English, fr: Français}\nrecognised: {it: Italiano}\nno_evidence: ok\n"
EXAMS = [
    "fresh/en.yml",
    "fresh/second/en.yml",
    "foreign/en.yml",
    "foreign/second/en.yml",
    "queries/en.yml",
    "tuning/bakery/en.yml",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "languages.yml").write_text(LANGUAGES)
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    return tmp_path


def an_article(root: Path, question: str, language: str = "en") -> None:
    folder = root / "articles" / language
    folder.mkdir(parents=True, exist_ok=True)
    front = f"id: refund\ntitle: Get a refund\nsection: billing\nquestions: ['{question}']\n"
    (folder / "refund.md").write_text(f"---\n{front}---\nAsk.\n", encoding="utf-8")


def an_exam(root: Path, exam: str, text: str) -> None:
    file = root / "tests" / "helpcenter" / exam
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"- {{text: '{text}', kind: natural, articles: [refund]}}\n", encoding="utf-8")


def found(root: Path) -> list[str]:
    return [str(problem) for problem in problems(root)]


@pytest.mark.parametrize("exam", EXAMS)
def test_an_article_must_not_have_nearly_what_an_exam_asks(root: Path, exam: str) -> None:
    an_article(root, "please give me back the money for the last invoice")
    an_exam(root, exam, "Please give me back the money for my last invoice!")
    (told,) = found(root)
    assert told.startswith("articles/en/refund.md: please give me back the money for the last invoice: ")
    assert "my last" not in told


def test_of_short_questions_the_very_same_is_refused(root: Path) -> None:
    an_article(root, "charged me twice")
    an_exam(root, "fresh/en.yml", "Charged me TWICE!")
    assert len(found(root)) == 1
    an_article(root, "charged me three times")
    assert found(root) == []


def test_two_words_may_meet_by_chance(root: Path) -> None:
    an_article(root, "price list")
    an_exam(root, "fresh/en.yml", "price list")
    assert found(root) == []


def test_what_is_asked_in_another_language_is_another_question(root: Path) -> None:
    an_article(root, "charged me twice", language="fr")
    an_exam(root, "fresh/en.yml", "charged me twice")
    assert found(root) == []


def test_matters_of_other_trades_are_no_copies_either(root: Path) -> None:
    file = root / "bot" / "helpcenter" / "elsewhere.yml"
    file.parent.mkdir(parents=True)
    file.write_text("bank: [{en: open a current account, fr: ouvrir un compte courant}]\n", encoding="utf-8")
    an_exam(root, "foreign/fr.yml", "Ouvrir un compte courant")
    (told,) = found(root)
    assert told.startswith("bot/helpcenter/elsewhere.yml: ouvrir un compte courant: ")


def test_exams_may_ask_alike_among_themselves(root: Path) -> None:
    for exam in EXAMS:
        an_exam(root, exam, "please give me back the money for my last invoice")
    assert found(root) == []
