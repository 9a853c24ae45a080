"""What people write in files fits together; when it does not, every problem is told with its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from bot.data_check import problems
from bot.data_check.sentences import plain
from bot.settings import ROOT


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("checkout")
    for name in ("domain.yml", "languages.yml", "policy.yml"):
        shutil.copy(ROOT / name, top / name)
    for name in ("texts", "data", "tests/nlu"):
        shutil.copytree(ROOT / name, top / name)
    return top


@pytest.fixture
def checkout(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "checkout"))


def told(top: Path) -> list[str]:
    return [str(problem) for problem in problems(top, top / "policy.yml")]


def test_what_ships_fits_together() -> None:
    assert [str(problem) for problem in problems(ROOT, ROOT / "policy.yml")] == []


def test_a_sentence_missing_in_one_language_is_told(checkout: Path) -> None:
    path = checkout / "texts" / "de.yml"
    content = yaml.safe_load(path.read_text("utf-8"))
    del content["channels"]["recommended"]
    content["channels"]["sign_in"] = "Anmelden bei {company}"
    content["utter"]["greet"].pop()
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    assert told(checkout) == [
        "texts/de.yml: channels.recommended: is not translated",
        "texts/de.yml: utter.greet~2: is not translated",
        "texts/de.yml: channels.sign_in: has other places than en.yml: company",
    ]


def test_an_intent_without_sentences_in_one_language_is_told(checkout: Path) -> None:
    (checkout / "data/nlu/es/refund.yml").unlink()
    assert "data/nlu/es/refund.yml: is missing" in told(checkout)


def test_a_file_that_holds_another_intent_is_told(checkout: Path) -> None:
    shutil.copy(checkout / "data/nlu/fr/greet.yml", checkout / "data/nlu/fr/refund.yml")
    assert any(line.startswith("data/nlu/fr/refund.yml: holds greet") for line in told(checkout))


def test_a_sentence_of_the_exam_in_the_lessons_is_told_however_it_is_dressed(checkout: Path) -> None:
    exam = yaml.safe_load((checkout / "tests/nlu/en.yml").read_text("utf-8"))
    copied = next(sentence for sentence in exam["refund"] if len(sentence.split()) > 5)
    with (checkout / "data/nlu/en/refund.yml").open("a", encoding="utf-8") as file:
        file.write(f"    - {copied.upper()}!!\n")
    assert any(line.startswith("tests/nlu/en.yml: refund: stands in training too") for line in told(checkout))


def test_a_vague_message_that_is_taught_as_an_intent_too_is_told(checkout: Path) -> None:
    with (checkout / "data/nlu/en/refund.yml").open("a", encoding="utf-8") as file:
        file.write("    - It's about my ACCOUNT!\n")
    assert "data/vague/en.yml: it's about my account: is taught as refund too" in told(checkout)


def test_a_vague_message_of_the_exam_in_the_lessons_is_told_even_if_a_word_is_changed(checkout: Path) -> None:
    with (checkout / "data/vague/en.yml").open("a", encoding="utf-8") as file:
        file.write("- my boss has asked me to contact you about the account\n")
    assert any(line.startswith("tests/nlu/vague.yml: en: stands in data/vague/en.yml too") for line in told(checkout))


def test_a_matter_of_the_policy_that_is_no_intent_is_told(checkout: Path) -> None:
    path = checkout / "policy.yml"
    path.write_text(path.read_text("utf-8").replace("    - refund\n", "    - refundd\n"), "utf-8")
    assert "policy.yml: sensitive: refundd is no intent of domain.yml" in told(checkout)


def test_sentences_are_compared_without_case_accents_and_signs() -> None:
    assert plain("Débité DEUX fois !!") == plain("debite deux fois")
    assert plain("👍") != plain("🙏")


def test_an_intent_whose_meaning_nobody_wrote_is_told(checkout: Path) -> None:
    path = checkout / "data/intents.yml"
    path.write_text(path.read_text("utf-8").replace("\nrefund:\n", "\nrefunds:\n"), "utf-8")
    assert {
        "data/intents.yml: refund: is missing, or no intent",
        "data/intents.yml: refunds: is missing, or no intent",
    } <= {*told(checkout)}


def test_a_concept_without_words_in_one_language_is_told(checkout: Path) -> None:
    path = checkout / "data/concepts/es.yml"
    path.write_text(path.read_text("utf-8").replace("\nrefund:", "\nrefunds:"), "utf-8")
    assert told(checkout) == [
        "data/concepts/es.yml: refund: is not translated",
        "data/concepts/es.yml: refunds: is in no other language",
    ]
