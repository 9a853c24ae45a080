"""`./switchyard understand`."""

import argparse
import json
from pathlib import Path

import pytest

from bot.cli import understand
from tests.understanding.packed_model import pack


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack(tmp_path_factory.mktemp("models"))


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    understand.add_arguments(parser)
    return understand.run(parser.parse_args(arguments))


def test_a_text_gives_one_line_with_all_that_was_understood(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--model", str(model), "please refund the double charge") == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert list(found) == ["language", "language_confidence", "intent", "confidence", "ranking", "also"]
    assert (found["language"], found["intent"]) == ("en", "refund")
    assert list(found["ranking"][0]) == ["intent", "confidence"]


def test_a_foreign_text_is_called_by_its_language(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--model", str(model), "dove trovo la mia fattura di marzo?") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["language"], found["foreign_language"], found["intent"]) == ("it", "it", "nlu_fallback")


def test_a_file_gives_one_line_each_in_its_order(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["close my account", "hello there", "please refund the double charge"]
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(json.dumps({"text": text}) for text in texts) + "\n\n", encoding="utf-8")
    assert run("--model", str(model), "--input", str(file)) == 0
    found = [json.loads(line)["intent"] for line in capsys.readouterr().out.splitlines()]
    assert found == ["account_closure", "greet", "refund"]


def test_each_line_may_name_the_language_of_its_page(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "texts.jsonl"
    pages = ["fr", "de", "es"]
    file.write_text("\n".join(json.dumps({"text": "ok", "page_language": page}) for page in pages), encoding="utf-8")
    assert run("--model", str(model), "--input", str(file)) == 0
    assert [json.loads(line)["language"] for line in capsys.readouterr().out.splitlines()] == pages


@pytest.mark.parametrize(
    "line", ["not json", "[]", '{"txt": "hello"}', '{"text": 5}', '{"text": "a", "page_language": 1}']
)
def test_a_bad_line_is_named_by_file_and_number(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "hello"}\n' + line + "\n", encoding="utf-8")
    assert run("--model", str(model), "--input", str(file)) == 2
    assert f"{file}:2:" in capsys.readouterr().err


def test_neither_or_both_of_text_and_file_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert run("hello", "--input", "file") == 2
    assert capsys.readouterr().out == ""


def test_a_missing_model_is_told_apart_from_a_wrong_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--model", str(tmp_path / "none.tar.gz"), "hello") == 1
    assert "none.tar.gz" in capsys.readouterr().err
