"""A new language's files: all that are needed, none overwritten, each refused until a person has written it."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.data_check import problems
from bot.new_language.files import skeletons, write_missing


def begin(top: Path) -> tuple[list[str], list[str]]:
    return write_missing(top, skeletons(top, "it", "Italiano", "en"))


def test_every_kind_of_file_that_another_language_has_is_begun(checkout: Path) -> None:
    written, left = begin(checkout)
    assert left == []
    of_french = {
        path.relative_to(checkout).as_posix().replace("/fr/", "/it/").replace("/fr.yml", "/it.yml")
        for path in checkout.rglob("*.yml")
        if "fr" in (path.stem, path.parent.name)
    }
    # Everyday words help the search only; a Help Center has them when somebody misses them.
    assert set(written) == of_french - {"articles/it/_words.yml"}


def test_a_list_of_what_visitors_say_is_begun_empty(checkout: Path) -> None:
    (checkout / "data/moods").mkdir()
    (checkout / "data/moods/en.yml").write_text("# How people feel.\n- fine\n- so so\n", "utf-8")
    begin(checkout)
    begun = (checkout / "data/moods/it.yml").read_text("utf-8")
    assert "# How people feel." in begun and yaml.safe_load(begun) == []


def test_what_somebody_has_written_stays(checkout: Path) -> None:
    begin(checkout)
    mine = checkout / "data/nlu/it/refund.yml"
    mine.write_text("mine", "utf-8")
    (checkout / "tests/nlu/it.yml").unlink()
    written, left = begin(checkout)
    assert written == ["tests/nlu/it.yml"]
    assert "data/nlu/it/refund.yml" in left and mine.read_text("utf-8") == "mine"


def test_the_check_tells_every_file_that_is_unfinished_and_what_is_to_be_done_last(checkout: Path) -> None:
    written, _ = begin(checkout)
    told = [problem for problem in problems(checkout, checkout / "policy.yml")]
    files = {problem.file for problem in told}
    # Lessons are told as one, and vague messages may follow later.
    untold = {path for path in written if path.startswith(("data/nlu/", "data/vague/"))}
    assert files == {*written, "data/nlu/it/", "data/joining_words.yml", "languages.yml", "texts/en.yml"} - untold
    assert str(told[-1]).startswith("languages.yml: spoken.it: is missing")
    assert len(told) < 30, "a person reads this"


def test_whoever_writes_sentences_reads_what_the_intent_means(checkout: Path) -> None:
    begin(checkout)
    begun = (checkout / "data/nlu/it/refund.yml").read_text("utf-8")
    assert "money back" in begun and "payment_problem" in begun
