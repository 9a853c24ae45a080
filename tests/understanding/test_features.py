"""A message as a row."""

import zlib

import numpy as np
import pytest

from bot.understanding.concepts import NO_CONCEPTS, Concepts
from bot.understanding.features import Features, Weights, count

SENTENCES = [("where is my invoice", "en"), ("resend the invoice", "en"), ("wo ist meine Rechnung", "de")]


def learned(letters: float = 1.0, seen_at_least: int = 1, concepts: Concepts = NO_CONCEPTS) -> Features:
    counted = [count(text, language, concepts) for text, language in SENTENCES]
    return Features.learn(counted, Weights(letters, 1.0), concepts, seen_at_least)


def test_the_words_and_the_letters_of_a_message_each_weigh_the_same_however_long_it_is() -> None:
    for text in ("invoice", "where is my invoice, resend the invoice where is my invoice"):
        row = learned(letters=2.0).row(text, "en")
        assert float(np.square(row.weights).sum()) == pytest.approx(1 + 4, rel=1e-4)


def test_rare_grams_weigh_more_than_common_ones() -> None:
    features = learned()
    row = features.row("resend invoice", "en")
    by_key = dict(zip(features.keys[row.columns].tolist(), row.weights.tolist(), strict=True))
    assert by_key[zlib.crc32(b"wresend")] > by_key[zlib.crc32(b"winvoic")]


def test_what_only_one_sentence_has_can_be_left_out() -> None:
    assert 0 < len(learned(seen_at_least=2).keys) < len(learned().keys)


def test_a_message_of_unknown_words_has_an_empty_row() -> None:
    row = learned().row("日本語", "en")
    assert (len(row.columns), row.known) == (0, 0.0)


def test_the_share_of_known_words_tells_a_known_sentence_from_a_strange_one() -> None:
    assert learned().row("where is my invoice", "en").known == 1.0
    assert learned().row("where is the zebra", "en").known < 0.7


def test_words_of_one_concept_make_sentences_of_different_languages_alike() -> None:
    listed = {"en": {"invoic": ("invoice",)}, "de": {"rechnung": ("invoice",)}, "fr": {"factur": ("invoice",)}}
    concepts = Concepts(listed)
    features = learned(concepts=concepts)
    shared = set(features.row("la facture", "fr").columns) & set(features.row("wo ist meine Rechnung", "de").columns)
    assert zlib.crc32(b"kinvoice") in features.keys[sorted(shared)].tolist()
