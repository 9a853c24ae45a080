import argparse
import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import articles

PARCELWOOD = Path(__file__).parents[1] / "helpcenter" / "parcelwood.json"


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped" / "en"
    shipped.mkdir(parents=True)
    (shipped / "refund.md").write_text(
        "---\nid: refund\ntitle: Refunds\nsection: Billing\n---\nAsk us.\n", encoding="utf-8"
    )
    monkeypatch.setenv("SWITCHYARD_ARTICLES", str(shipped.parent))
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path / "data"))


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    articles.add_arguments(parser)
    return articles.run(parser.parse_args(arguments))


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_imported_help_center_is_searched_in_any_of_its_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", str(PARCELWOOD)) == 0
    assert "de 10, en 12, es 10, fr 10" in capsys.readouterr().err
    assert run("search", "Rechnung", "--language", "de", "--json", "--limit", "1") == 0
    ((found,),) = [line["results"] for line in lines(capsys)]
    assert (found["id"], found["language"], found["fallback"]) == ("204", "de", False)
    assert found["url"].startswith("https://help.parcelwood.example/hc/de/")
    assert 0 < found["score"] <= 1


def test_questions_in_a_file_are_answered_in_their_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("import", str(PARCELWOOD))
    capsys.readouterr()
    questions = tmp_path / "questions.jsonl"
    asked = [
        {"text": "invoice", "language": "en"},
        {"text": "pizza", "language": "fr"},
        {"text": "Passwort", "language": "de"},
    ]
    questions.write_text("\n".join(json.dumps(question) for question in asked) + "\n", encoding="utf-8")
    assert run("search", "--input", str(questions)) == 0
    assert [[result["id"] for result in line["results"][:1]] for line in lines(capsys)] == [["204"], [], ["202"]]


def test_a_faulty_line_is_told_and_does_not_shift_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"text": 1}\nhalf\n["text"]\n{"text": "refunds"}\n'))
    assert run("search", "--input", "-") == 1
    out, err = capsys.readouterr()
    assert [len(json.loads(line)["results"]) for line in out.splitlines()] == [0, 0, 0, 1]
    assert [line.split(":")[0] for line in err.splitlines()] == ["line 1", "line 2", "line 3"]


def test_what_nothing_answers_is_said_and_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "pizza") == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Nothing fits: pizza\n")


def test_the_list_can_be_kept_to_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    run("import", str(PARCELWOOD))
    capsys.readouterr()
    assert run("list", "--language", "fr", "--json") == 0
    assert {line["language"] for line in lines(capsys)} == {"fr"}


def test_check_tells_every_fault_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    (tmp_path / "shipped" / "en" / "broken.md").write_text("no front matter", encoding="utf-8")
    (tmp_path / "shipped" / "en" / "b.md").write_text(
        "---\nid: b\ntitle: B\nsection: S\n---\n[x](article:gone)", encoding="utf-8"
    )
    capsys.readouterr()
    assert run("check") == 1
    told = capsys.readouterr().err
    assert "2 articles checked, 2 faults" in told
    assert "broken.md" in told and "/help/en/gone" in told


@pytest.mark.parametrize("arguments", [("import", "nowhere"), ("search", "--input", "nowhere")])
def test_a_place_that_does_not_exist_is_told(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 1
    assert "nowhere" in capsys.readouterr().err
