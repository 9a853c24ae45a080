"""Names, and what machines said, change no conversation's language; what people say still does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.language.choose import choose
from bot.language.detect import Detector
from bot.language.languages import Languages
from bot.language.machine import may_be_machine
from bot.language.name import is_name, may_be_name

HERE = Path(__file__).parent
OURS, JOINING = {"guten", "tag", "rechnung", "offene", "bonjour"}, {"am", "de", "la", "and"}


def left(taught: Detector, spoken: Languages, texts: list[str], pages: list[str]) -> list[tuple[str, str]]:
    """(conversation, text) of each text that would change a conversation, of one in each of some languages."""
    changed = []
    for text in texts:
        evidence = taught.evidence(text)
        for code in pages:
            choice = choose(evidence, spoken, code, code)
            if choice.foreign or choice.language != code:
                changed.append((code, text))
    return changed


def test_of_a_hundred_names_not_five_change_a_conversation_s_language(taught: Detector, spoken: Languages) -> None:
    names = [name for group in yaml.safe_load((HERE / "names.yml").read_text("utf-8")).values() for name in group]
    assert len(names) >= 400
    changed = left(taught, spoken, names, list(spoken.spoken))
    assert len(changed) < 0.05 * len(names) * len(spoken.spoken), changed


@pytest.mark.parametrize(
    "name", ["Jürgen Müller", "Camille Laurent", "José García", "jonas lindner", "El Corte Inglés"]
)
def test_a_name_changes_nothing_anywhere(taught: Detector, spoken: Languages, name: str) -> None:
    assert left(taught, spoken, [name], list(spoken.spoken)) == []


def test_of_ten_pasted_lines_not_one_changes_a_conversation_s_language(taught: Detector, spoken: Languages) -> None:
    lines = (HERE / "pasted.txt").read_text("utf-8").splitlines()
    changed = left(taught, spoken, lines, [code for code in spoken.spoken if code != "en"])
    assert len(changed) < 0.1 * len(lines) * (len(spoken.spoken) - 1), changed


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Rechnung fehlt"),
        ("de", "Guten Tag"),
        ("de", "Passwort vergessen"),
        ("de", "Ich bekomme 403 Forbidden, was ist falsch"),
        ("fr", "Bonjour"),
        ("fr", "mot de passe oublié"),
        ("es", "no puedo entrar"),
        ("es", "Hola, buenos días"),
    ],
)
def test_a_short_message_on_an_english_page_is_still_heard(
    taught: Detector, spoken: Languages, language: str, text: str
) -> None:
    assert choose(taught.evidence(text), spoken, page="en").language == language


def test_a_name_stays_what_it_is_with_a_joining_word_in_it() -> None:
    for name in ("Haus am See", "Rue de la Paix", "Harper and Sons", "jonas lindner", "MARY ANN COOPER"):
        assert may_be_name(name, OURS, JOINING), name


def test_what_our_own_sentences_say_is_no_name() -> None:
    for said in ("Guten Tag", "Bonjour", "Offene Rechnung", "rechnung"):
        assert not may_be_name(said, OURS, JOINING), said


def test_who_asks_or_writes_a_verb_small_gives_no_name() -> None:
    for said in ("Darkmode geplant", "Darkmode?", "Wunsch: Darkmode", "ein Satz mit recht vielen Wörtern darin", ""):
        assert not may_be_name(said, OURS, JOINING), said


def test_only_two_or_three_words_with_capitals_are_surely_a_name() -> None:
    assert is_name("Jonas Lindner", OURS)
    for said in ("Jonas", "Guten Jonas", "jonas lindner", "Haus am See"):
        assert not is_name(said, OURS), said


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("403 Forbidden", True),
        ("HTTP/1.1 401 Unauthorized", True),
        ("Order 100293", True),
        ("SMTP connect() failed", True),
        ("connection refused", True),
        ("why is the connection refused?", False),
        ("500 mails are missing since yesterday", False),
        ("my colleague set host=example and since then nobody can log in", False),
    ],
)
def test_a_machine_s_line_is_told_from_a_person_s(text: str, machine: bool) -> None:
    telling = [word for word in text.lower().split() if word.isalpha()]
    assert may_be_machine(text, telling, {"connection", "refused", "forbidden", "failed"}) == machine
