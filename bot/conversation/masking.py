"""Secrets that people paste by mistake are masked before anything is stored."""

from __future__ import annotations

import re

MASK = "•"

_CARD = re.compile(r"(?<![\w])\d(?:[ .\-]?\d){12,18}(?![\w])")
_IBAN = re.compile(r"(?<![\w])[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]){11,30}(?![\w])")
_PIN = re.compile(r"(?<![\w.,])\d(?:[ .\-]?\d){7}(?![\w])")
_PIN_WORD = re.compile(r"\b(pin|code|código|codigo)\b", re.IGNORECASE)
_KEY = re.compile(
    r"(?<![\w])(?:(?:sk|pk|rk|api|key|SG|xkeysib|xsmtpsib|whsec)[-_.][\w.\-]{16,}|[A-Fa-f0-9]{32,64}|AKIA[A-Z0-9]{16})(?![\w])"
)
_SECRET_AFTER_WORD = re.compile(
    r"""\b(password|passwort|kennwort|mot\ de\ passe|contraseña|contrasena|secret|api[ _-]?key|clé\ api|clave\ api)
        (\s*(?:is|ist|est|es|:|=)\s*)
        (\S{6,})""",
    re.IGNORECASE | re.VERBOSE,
)


def mask(text: str) -> str:
    """The text with card numbers, IBANs, API keys, passwords and support PINs replaced by dots.

    The last four characters of card numbers and IBANs stay, so that people can tell which one is meant.
    """
    text = _KEY.sub(lambda found: MASK * 8, text)
    text = _SECRET_AFTER_WORD.sub(lambda found: found[1] + found[2] + MASK * 8, text)
    text = _IBAN.sub(lambda found: _keep_four(found[0]) if _is_iban(found[0]) else found[0], text)
    text = _CARD.sub(lambda found: _keep_four(found[0]) if _is_card(found[0]) else found[0], text)
    return _PIN.sub(lambda found: MASK * 8 if _is_pin(found, text) else found[0], text)


def _is_pin(found: re.Match[str], text: str) -> bool:
    # Eight digits may be an invoice number or a date; they are a PIN when nothing else is said, or PIN is.
    alone = not text[: found.start()].strip() and not text[found.end() :].strip(" .!")
    return alone or bool(_PIN_WORD.search(text))


def _keep_four(secret: str) -> str:
    return MASK * 8 + secret[-4:]


def _is_card(text: str) -> bool:
    digits = [int(character) for character in text if character.isdigit()]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_iban(text: str) -> bool:
    compact = text.replace(" ", "").upper()
    if not 15 <= len(compact) <= 34:
        return False
    rearranged = compact[4:] + compact[:4]
    return int("".join(str(int(character, 36)) for character in rearranged)) % 97 == 1
