"""What a sentence means, as numbers."""

import numpy as np
import pytest

from bot.understanding.encoder import SIZE, shipped


def nearness(one: str, other: str) -> float:
    return float(shipped().encode(one) @ shipped().encode(other))


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("I want my money back", "please reimburse me", "how do I add a user?"),
        ("Wo finde ich meine Rechnung?", "Ich suche den Zahlungsbeleg", "Wie wird das Wetter morgen?"),
        ("mon compte est bloqué", "je n'ai plus accès à mon compte", "quelle heure est-il à Tokyo ?"),
        ("quiero hablar con una persona", "¿me atiende un humano?", "¿cuánto cuesta el plan anual?"),
    ],
)
def test_what_means_the_same_is_nearer_than_what_does_not(text: str, same: str, other: str) -> None:
    assert nearness(text, same) > nearness(text, other)


def test_the_same_wish_in_two_languages_is_near() -> None:
    assert nearness("please delete my account", "bitte löschen Sie mein Konto") > 0.6


def test_a_meaning_has_length_one_whatever_the_text() -> None:
    for text in ("", " ", "ok", "日本語", "\N{PILE OF POO}" * 50, "word " * 500):
        meaning = shipped().encode(text)
        assert meaning.shape == (SIZE,)
        assert float(np.linalg.norm(meaning)) == pytest.approx(1, abs=1e-4)


def test_texts_that_are_read_together_do_not_influence_each_other() -> None:
    texts = ["refund please", "a much longer sentence about how newsletters land in spam", "", "hola"] * 6
    together = shipped().encode_all(texts)
    assert np.allclose(together, [shipped().encode(text) for text in texts], atol=1e-5)
    assert shipped().encode_all([]).shape == (0, SIZE)
