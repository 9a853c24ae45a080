"""`./switchyard articles evaluate`, on two articles and questions about them."""

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.articles import evaluate
from bot.cli.articles.evaluate import MARKERS, PAGE
from bot.settings import ROOT, Settings


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    shipped = tmp_path / "articles" / "en"
    shipped.mkdir(parents=True)
    for id, title in (("refund", "Get a refund"), ("invoice", "Find an invoice")):
        (shipped / f"{id}.md").write_text(f"---\nid: {id}\ntitle: {title}\nsection: S\n---\nAsk us.\n", "utf-8")
    for exam in evaluate.EXAMS:
        for folder in (*exam.questions, exam.articles):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        write(tmp_path / exam.questions[0] / "en.yml")
    shutil.copytree(shipped, tmp_path / "tests/helpcenter/foreign/articles/en")
    shutil.copy(ROOT / "languages.yml", tmp_path)
    monkeypatch.setenv("SWITCHYARD_ARTICLES", str(shipped.parent))
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SWITCHYARD_MODELS", str(tmp_path / "no models"))
    return replace(Settings.from_environment(), root=tmp_path)


def write(path: Path) -> Path:
    asked = ["{text: refund, kind: keyword, articles: [refund]}", "{text: invoices, kind: messy, articles: [invoice]}"]
    path.write_text("\n".join(f"- {line}" for line in asked), "utf-8")
    return path


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return write(tmp_path / "en.yml")


def run(settings: Settings, *arguments: str) -> int:
    parser = argparse.ArgumentParser()
    evaluate.add_arguments(parser)
    return evaluate.run(parser.parse_args(arguments), settings)


def test_questions_of_yours_are_asked_of_your_articles(
    installation: Settings, questions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(installation, str(questions)) == 0
    out, err = capsys.readouterr()
    assert "no trained model" in err
    assert "keyword" in out and "messy" in out


def test_without_a_file_all_exams_are_held(installation: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(installation) == 0
    out = capsys.readouterr().out
    assert all(exam.name in out for exam in evaluate.EXAMS)


def test_figures_are_written_between_the_markers_and_nowhere_else(installation: Settings, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- evaluation: begin -->\nold\n<!-- evaluation: end -->\nafter\n", "utf-8")
    assert run(installation, "--write", "--page", str(page)) == 0
    text = page.read_text("utf-8")
    assert text.startswith("before\n") and text.endswith("after\n")
    assert "old" not in text and text.count("| en | messy | 1 | 1.00 |") == 3


def test_figures_of_other_questions_never_get_into_the_page(installation: Settings, questions: Path) -> None:
    assert run(installation, str(questions), "--write") == 2


def test_the_documentation_has_a_place_for_the_figures() -> None:
    assert MARKERS.search((ROOT / PAGE).read_text("utf-8"))


def test_a_faulty_file_is_told_and_fails(
    installation: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(installation, str(tmp_path / "gone.yml")) == 1
    assert "gone.yml" in capsys.readouterr().err
