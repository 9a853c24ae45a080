"""Training sentences must differ."""

from pathlib import Path

import pytest

from bot.data_check.variety import likeness, near_duplicates, problems, shingles

LANGUAGES = "fallback: en\nspoken: {en: English}\nrecognised: {it: Italiano}\nno_evidence: ok\n"


def write(root: Path, intent: str, sentences: list[str]) -> None:
    folder = root / "data" / "nlu" / "en"
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"    - {one}\n" for one in sentences)
    (folder / f"{intent}.yml").write_text(f'version: "3.1"\nnlu:\n- intent: {intent}\n  examples: |\n{lines}')


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "languages.yml").write_text(LANGUAGES)
    return tmp_path


def found(root: Path) -> list[str]:
    return [str(problem) for problem in problems(root)]


def test_a_sentence_that_differs_in_a_sign_or_a_letter_is_found_in_whichever_file(root: Path) -> None:
    write(root, "refund", ["please give me back the money for the last invoice", "you took it twice, undo that please"])
    write(root, "complaint", ["Please give me back the money for my last invoice!"])
    assert len(found(root)) == 1
    assert "data/nlu/en/refund.yml" in found(root)[0]


@pytest.mark.parametrize("exam", ["tests/nlu/en.yml", "tests/nlu/tuning/en.yml"])
def test_training_must_not_know_nearly_what_an_exam_asks(root: Path, exam: str) -> None:
    write(root, "refund", ["please give me back the money for the last invoice", "you took it twice, undo that please"])
    (root / exam).parent.mkdir(parents=True)
    (root / exam).write_text('refund:\n- {text: "Please give me back the money for my last invoice!", language: en}\n')
    assert [one.partition(": ")[0] for one in found(root)] == ["data/nlu/en/refund.yml"]
    assert exam in found(root)[0]
    assert "my last" not in found(root)[0]


def test_two_exams_may_ask_nearly_the_same(root: Path) -> None:
    write(root, "refund", ["you took it twice, undo that please"])
    for exam in ("tests/nlu/en.yml", "tests/nlu/tuning/en.yml"):
        (root / exam).parent.mkdir(parents=True, exist_ok=True)
        (root / exam).write_text("refund:\n- please give me back the money for my last invoice\n")
    assert found(root) == []


def test_short_sentences_may_be_alike(root: Path) -> None:
    write(root, "greet", ["hello", "helloo", "hello there", "hello there!!"])
    assert found(root) == []


def test_many_sentences_with_the_same_beginning_are_monotonous(root: Path) -> None:
    words = [f"{chr(97 + number % 26)}{chr(97 + number * 7 % 26)}{number}" for number in range(40)]
    write(root, "refund", [f"I want {word} {word[::-1]} {word * 2}" for word in words])
    assert any("begin with" in one for one in found(root))


def test_a_word_in_nearly_every_sentence_is_monotonous(root: Path) -> None:
    write(root, "refund", [f"{chr(97 + number % 26) * 6}{number} invoice" for number in range(40)])
    assert any("have the word" in one for one in found(root))


def test_pairs_are_found_as_if_all_were_compared() -> None:
    texts = [
        "the newsletter went out twice this morning",
        "the newsletter went out twice this mornin",
        "our newsletter went out twice in the morning",
        "how do I close the account of my late father",
        "how do i close the account of my late father?",
    ]
    pairs = {(one, other) for (_, one), (_, other) in near_duplicates({"file": texts})}
    wanted = {
        (texts[later], texts[earlier])
        for later in range(len(texts))
        for earlier in range(later)
        if likeness(shingles(texts[later]), shingles(texts[earlier])) >= 0.75
    }
    assert pairs == wanted
    assert len(pairs) == 2
