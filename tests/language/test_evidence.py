"""What says nothing about the language of its writer."""

import pytest

from bot.language.evidence import evidence
from bot.language.words import words


@pytest.mark.parametrize(
    "nothing",
    [
        "https://app.example.com/login?next=account",
        "jean.dupont@example.com",
        "mail.example.com",
        "```\nwhile true; do send the message; done\n```",
        '{"error": "message not found"}',
        "<p>hello</p>",
        "API_KEY_PRIVATE",
        "sendTransacEmail",
        "550 5.7.1 Message rejected as spam by content scanner",
        "ConnectionError: the server closed the connection",
        "DKIM SPF DMARC and",
    ],
)
def test_addresses_code_and_error_texts_are_gone(nothing: str) -> None:
    assert not set(words(evidence(nothing))) - {"and", "hello"}


def test_what_a_person_writes_around_an_error_text_stays() -> None:
    text = "Bonjour, j'ai cette erreur : 550 5.7.1 Message rejected due to content\nque faire ?"
    assert words(evidence(text)) == ["bonjour", "j'ai", "cette", "erreur", "que", "faire"]


def test_a_quotation_is_gone_when_something_stands_beside_it() -> None:
    assert words(evidence('ich bekomme "your account is suspended" angezeigt')) == ["ich", "bekomme", "angezeigt"]


def test_a_message_that_is_only_a_quotation_is_read() -> None:
    assert words(evidence('"wo ist meine rechnung"')) == ["wo", "ist", "meine", "rechnung"]


def test_a_message_all_in_capitals_is_read() -> None:
    assert words(evidence("WO IST MEIN GELD")) == ["wo", "ist", "mein", "geld"]
