"""`./switchyard articles evaluate`, on two articles and the questions about them."""

import argparse
from pathlib import Path

import pytest

from bot.cli import articles
from bot.cli.articles.evaluate import MARKERS, PAGE
from bot.settings import ROOT


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped = tmp_path / "articles" / "en"
    shipped.mkdir(parents=True)
    for id, title in (("refund", "Get a refund"), ("invoice", "Find an invoice")):
        (shipped / f"{id}.md").write_text(f"---\nid: {id}\ntitle: {title}\nsection: S\n---\nAsk us.\n", "utf-8")
    monkeypatch.setenv("SWITCHYARD_ARTICLES", str(shipped.parent))
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SWITCHYARD_MODELS", str(tmp_path / "no models"))


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    asked = ["{text: refund, kind: keyword, articles: [refund]}", "{text: invoices, kind: messy, articles: [invoice]}"]
    path = tmp_path / "en.yml"
    path.write_text("\n".join(f"- {line}" for line in asked), "utf-8")
    return path


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    articles.add_arguments(parser)
    return articles.run(parser.parse_args(arguments))


def test_the_halves_are_told_apart(questions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", str(questions)) == 0
    out, err = capsys.readouterr()
    assert "no trained model" in err
    held_out, tuning = out.split("for tuning")
    assert "messy" in held_out and "keyword" not in held_out
    assert "keyword" in tuning and "messy" not in tuning


def test_figures_are_written_between_the_markers_and_nowhere_else(questions: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- evaluation: begin -->\nold\n<!-- evaluation: end -->\nafter\n", "utf-8")
    assert run("evaluate", str(questions), "--write", "--page", str(page)) == 0
    text = page.read_text("utf-8")
    assert text.startswith("before\n") and text.endswith("after\n")
    assert "old" not in text and "| en | messy | 1 | 1.00 |" in text


def test_the_documentation_has_a_place_for_the_figures() -> None:
    assert MARKERS.search((ROOT / PAGE).read_text("utf-8"))


def test_a_faulty_file_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", str(tmp_path / "gone.yml")) == 1
    assert "gone.yml" in capsys.readouterr().err
