"""A sentence that stands in the wrong intent is shown to a person, with where the others would put it."""

from __future__ import annotations

from pathlib import Path

from bot.exam.misplaced import find_misplaced
from bot.exam.taught import taught
from bot.understanding.lessons import Example
from bot.understanding.training import Choices
from tests.brain.components import SENTENCES, write_sentences

REFUNDS = (
    "I want my money back",
    "please refund the last payment",
    "give me a refund",
    "refund my card",
    "money back?",
)
DOMAINS = ("how do I set up DKIM", "my SPF record is wrong", "verify my domain", "DNS records for DKIM", "add a domain")


def test_the_clearest_comes_first() -> None:
    examples = [Example(text, "en", "refund") for text in (*REFUNDS, "set up the DKIM record of my domain")]
    examples += [Example(text, "en", "sender_domain_setup") for text in DOMAINS]
    first = find_misplaced(examples, Choices())[0]
    assert (first.intent, first.reads_as) == ("refund", "sender_domain_setup")
    assert first.text == "set up the DKIM record of my domain"
    assert first.by > 0


def test_sentences_are_read_with_their_language_and_intent(tmp_path: Path) -> None:
    write_sentences(tmp_path)
    languages = dict.fromkeys(language for language, _ in SENTENCES)
    found = {(one.language, one.intent, one.text) for one in taught(tmp_path / "nlu", languages)}
    assert found == {(language, intent, text) for (language, intent), texts in SENTENCES.items() for text in texts}
