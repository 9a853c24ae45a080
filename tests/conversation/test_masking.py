"""Secrets that are pasted by mistake never reach the store."""

from __future__ import annotations

import re
import unicodedata

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


@pytest.mark.parametrize(
    "text",
    [
        "DE89 3704 0044 0532 0130 00 bitte dorthin",
        "ab12 and DE89370400440532013000, or fr76 3000 6000 0112 3456 7890 189",
        "4111 1111 1111 1111 12/27 123",
        "on 2 cards, 3 4111-1111-1111-1111 it was",
        "4111 - 1111 - 1111 - 1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "4111\u00a01111\u202f1111\u200b1111",
        "４１１１ １１１１ １１１１ １１１１",
        "card_4111111111111111.png",
        "https://shop.example/pay?card=4111111111111111&back=1",
    ],
)
def test_cards_and_accounts_are_found_however_they_are_written_and_whatever_stands_beside_them(text: str) -> None:
    plain = re.sub(r"\W", "", unicodedata.normalize("NFKC", mask(text)))
    for secret in ("41111111", "DE893704", "fr763000"):
        assert secret not in plain


@pytest.mark.parametrize(
    "text", ["pin 73920461.png", "PIN\u00a07392\u00a00461", "a_pin_73920461", "the Pincode: 7392/0461"]
)
def test_a_pin_is_found_in_file_names_and_between_spaces_that_are_none(text: str) -> None:
    assert "0461" not in mask(text)


@pytest.mark.parametrize(
    "key",
    [
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "AIzaSyA-1234567890abcdefghijklmnopqrstu",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhY2N0In0.c2lnbmF0dXJlLXdlLWtlZXA",
    ],
)
def test_keys_and_tokens_of_other_services_are_masked(key: str) -> None:
    assert mask(f"it says {key} there") == "it says •••••••• there"


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
        "from 2026-11-23 to 2026-12-24, 10 per hour, 25 a day, 3 in all, 7 twice",
        "pinned 20261104 and pink 20261105",
    ],
)
def test_numbers_that_are_no_secrets_stay_readable(text: str) -> None:
    assert mask(text) == text
