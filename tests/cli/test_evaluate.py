"""`./switchyard evaluate`."""

import argparse
import json
import shutil
from pathlib import Path

import pytest
import yaml

from bot.cli import evaluate
from bot.settings import ROOT, Settings
from tests.understanding.packed_model import pack
from tests.understanding.small_model import SENTENCES

LANGUAGES = {"fallback": "en", "spoken": {"en": "English"}, "recognised": {"it": "Italiano"}, "no_evidence": "ok"}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack(tmp_path_factory.mktemp("models"))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout: one language, an exam of what the small model was taught, and a page to write to."""
    for folder in ("tests/nlu/tuning", "docs"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "languages.yml").write_text(yaml.safe_dump(LANGUAGES), "utf-8")
    exam = {intent: list(texts) for intent, texts in SENTENCES.items()}
    (tmp_path / "tests/nlu/tuning/en.yml").write_text(yaml.safe_dump(exam), "utf-8")
    foreign = {"it": ["dove trovo la mia fattura di marzo?", "vorrei parlare con una persona"]}
    (tmp_path / "tests/nlu/unsupported.yml").write_text(yaml.safe_dump(foreign), "utf-8")
    vague = {"en": ["zebra crossing paint", {"text": "hello there", "or": ["greet"]}, "refund the double charge"]}
    for name in ("tests/nlu/vague.yml", "tests/nlu/tuning/vague.yml"):
        (tmp_path / name).write_text(yaml.safe_dump(vague), "utf-8")
    shutil.copy(ROOT / "docs/understanding.md", tmp_path / "docs/understanding.md")
    settings = Settings.from_environment()
    moved = type(settings)(**{**settings.__dict__, "root": tmp_path})
    monkeypatch.setattr(Settings, "from_environment", lambda: moved)
    return tmp_path


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    evaluate.add_arguments(parser)
    return evaluate.run(parser.parse_args(arguments))


def test_an_exam_gives_one_line_for_each_language_and_one_for_all(
    model: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--model", str(model), "tuning") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["exam"], line["group"]) for line in lines] == [("tuning", "en"), ("tuning", "all")]
    assert lines[-1]["sentences"] == sum(map(len, SENTENCES.values()))
    assert lines[-1]["first_reading"] == 1.0


def test_languages_that_nobody_speaks_are_an_exam_of_their_own(
    model: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--model", str(model), "unsupported", "--write") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["group"], line["recognised"], line["named"]) for line in lines] == [
        ("it", 1.0, 1.0),
        ("all", 1.0, 1.0),
    ]
    assert "| recognised as not spoken | ≥ 97 % | 100.0 | 100.0 |" in (checkout / "docs/understanding.md").read_text(
        "utf-8"
    )


def test_half_words_are_an_exam_of_their_own_and_what_was_taken_for_something_else_is_listed(
    model: Path, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--model", str(model), "vague-tuning", "--wrong", "--write") == 0
    out, err = capsys.readouterr()
    (english, everybody) = [json.loads(line) for line in out.splitlines()]
    assert (english["right"], english["acted"], everybody["sentences"]) == (0.6667, 0.3333, 3)
    assert "refund the double charge\n    taken for refund" in err
    page = (checkout / "docs/understanding.md").read_text("utf-8")
    assert "| not taken for something else | ≥ 90 % | 66.7 | 66.7 |" in page


def test_a_written_exam_stands_in_the_page_with_its_picture(model: Path, checkout: Path) -> None:
    assert run("--model", str(model), "tuning", "--write") == 0
    page = (checkout / "docs/understanding.md").read_text("utf-8")
    tuning = page.split("<!-- tuning -->")[1].split("<!-- end of tuning -->")[0]
    assert "| | goal | en | all |" in tuning
    assert (checkout / "docs/confusion-tuning.svg").read_text("utf-8").startswith("<svg")


def test_what_is_held_out_is_not_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("held-out", "--wrong") == run("vague", "--wrong") == 2
    assert "held out" in capsys.readouterr().err


def test_without_a_model_there_is_no_exam(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--model", str(checkout / "none.tar.gz")) == 1
    assert "none.tar.gz" in capsys.readouterr().err
