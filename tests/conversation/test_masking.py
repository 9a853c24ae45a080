"""Secrets that are pasted by mistake never reach the store."""

from __future__ import annotations

import pytest

from bot.conversation.masking import mask


@pytest.mark.parametrize(
    "secret",
    [
        "4111 1111 1111 1111",
        "5500-0000-0000-0004",
        "378282246310005",
        "FR76 3000 6000 0112 3456 7890 189",
        "DE89370400440532013000",
        "sk_live_51H8abcdefghijklmnop",
        "SG.abcdefghijklmnop.qrstuvwxyz",
        "0123456789abcdef0123456789abcdef",
        "AKIAIOSFODNN7EXAMPLE",
    ],
)
def test_cards_accounts_and_keys_are_masked_in_the_middle_of_a_sentence(secret: str) -> None:
    masked = mask(f"please use {secret}, thanks")
    assert secret not in masked
    assert masked.startswith("please use ") and masked.endswith(", thanks")


@pytest.mark.parametrize("text", ["12345678", "my PIN is 1234 5678", "PIN: 12345678", "el pin 12345678"])
def test_a_pin_is_masked_where_it_can_only_be_a_pin(text: str) -> None:
    assert "5678" not in mask(text)


@pytest.mark.parametrize("text", ["password: hunter22", "mon mot de passe est Soleil99!", "Passwort ist geheim123"])
def test_what_is_called_a_password_is_masked(text: str) -> None:
    assert text.split()[-1] not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "invoice 20261104 was charged twice",
        "error 535 5.7.8 authentication failed",
        "message id 4111 1111 1111 1112",
        "call me at +33 1 23 45 67 89",
        "campaign 12345678 does not start",
    ],
)
def test_numbers_that_are_no_secrets_stay_readable(text: str) -> None:
    assert mask(text) == text
