"""spaCy's tokens, by language."""

import pytest

from bot.brain.tokenizer import SupportTokenizer, rules
from tests.brain.components import create, message


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> SupportTokenizer:
    return create(SupportTokenizer, tmp_path_factory.mktemp("model"))


@pytest.mark.parametrize(
    ("language", "text", "tokens"),
    [
        ("en", "I don't get it.", ["I", "do", "n't", "get", "it", "."]),
        ("fr", "j'ai l’erreur 550, d'accord ?", ["j'", "ai", "l’", "erreur", "550", ",", "d'", "accord", "?"]),
        ("de", "Wo ist z.B. die Rechnung?", ["Wo", "ist", "z.B.", "die", "Rechnung", "?"]),
        ("es", "¿Dónde está?", ["¿", "Dónde", "está", "?"]),
        (None, "hello, you", ["hello", ",", "you"]),
    ],
)
def test_each_language_is_cut_by_its_own_rules(
    tokenizer: SupportTokenizer, language: str, text: str, tokens: list
) -> None:
    found = tokenizer.tokenize(message(text, language=language), "text")
    assert [token.text for token in found] == tokens


def test_a_token_knows_where_it_stands(tokenizer: SupportTokenizer) -> None:
    text = "  j'ai   deux\nfactures "
    for token in tokenizer.tokenize(message(text, language="fr"), "text"):
        assert text[token.start : token.end] == token.text


def test_a_language_that_spacy_does_not_know_is_cut_by_general_rules() -> None:
    assert [token.text for token in rules("qq")("uno, due")] == ["uno", ",", "due"]
