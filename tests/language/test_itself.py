"""Whoever writes in a language and calls it by its name gets it, though they asked for another one before."""

from __future__ import annotations

import pytest

from bot.language.choose import Choice
from bot.language.itself import asks_for_itself
from bot.language.languages import Languages
from bot.settings import ROOT

LANGUAGES = Languages.load(ROOT / "languages.yml")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Entschuldigung, doch lieber auf Deutsch bitte. Wie ändere ich mein Passwort?", "de"),
        ("en français s'il vous plaît", "fr"),
        ("Mejor en español, ¿cómo cambio la clave?", "es"),
        ("ENGLISH please", "en"),
    ],
)
def test_a_language_that_calls_itself_by_name_is_asked_for(text: str, language: str) -> None:
    assert asks_for_itself(text, Choice(language, 0.99), LANGUAGES)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("550 5.7.1 Message rejected: the sender is not authenticated", Choice("en", 0.99)),
        ("Sprechen Sie auch Französisch?", Choice("de", 0.99)),
        ("Deutsch, hm", Choice("de", 0.6)),
        ("auf Deutsch", Choice("de", 0.99, unsure=True)),
        ("Deutschland", Choice("de", 0.99)),
        ("in het Deutsch", Choice("de", 0.99, foreign="nl")),
    ],
)
def test_another_text_asks_for_nothing(text: str, heard: Choice) -> None:
    assert not asks_for_itself(text, heard, LANGUAGES)
