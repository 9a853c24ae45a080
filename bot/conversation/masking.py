"""Secrets that people paste by mistake are masked before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence

MASK = "•"
LONGEST_IBAN = 34  # characters

# What people, phones and text programs put between groups of digits, on one line; some of it cannot be seen.
_GAP = r"[ \t.\-/\u00a0\u2000-\u2015\u202f\u2060\u3000\ufeff]{0,3}"
_BETWEEN = re.compile(_GAP)
# An underscore ends a word too: file names have them.
_BEGINS, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
_WORD = re.compile(r"[^\W_]+")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_PIN = re.compile(rf"{_BEGINS}(?<![.,])\d(?:{_GAP}\d){{7}}{_ENDS}")
_PIN_WORD = re.compile(rf"{_BEGINS}(pins?|pincode|pinnummer|code|código|codigo){_ENDS}", re.IGNORECASE)
_KEY = re.compile(
    _BEGINS + r"(?:(?:sk|pk|rk|api|key|SG|xkeysib|xsmtpsib|whsec)[-_.][\w.\-]{16,}|[A-Fa-f0-9]{32,64}|AKIA[A-Z0-9]{16}"
    r"|gh[oprsu]_[A-Za-z0-9]{20,}|xox[abprs]-[\w\-]{10,}|AIza[\w\-]{30,}|eyJ[\w\-]{8,}\.[\w\-]{8,}\.[\w\-]{8,})" + _ENDS
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
    text = _mask_numbers(text)
    return _PIN.sub(lambda found: MASK * 8 if _is_pin(found, text) else found[0], text)


def _mask_numbers(text: str) -> str:
    """Cards and IBANs, also with an expiry date or a word behind them: the longest groups that can be one are one."""
    words, masked, done, first = list(_WORD.finditer(text)), [], 0, 0
    while first < len(words):
        last = _last_of_number(text, words, first)
        if last is None:
            first += 1
            continue
        begin, end = words[first].start(), words[last].end()
        masked += [text[done:begin], MASK * 8 + _compact(text[begin:end])[-4:]]
        done, first = end, last + 1
    return "".join([*masked, text[done:]])


def _last_of_number(text: str, words: Sequence[re.Match[str]], first: int) -> int | None:
    """The word with which a card or an IBAN ends that begins with this one; None when none begins here."""
    found, length = None, 0
    for last in range(first, len(words)):
        length += len(words[last][0])
        if length > LONGEST_IBAN or (last > first and not _together(text, words[last - 1], words[last])):
            break
        compact = "".join(word[0] for word in words[first : last + 1])
        if _is_iban(compact) or (_is_card(compact) and _stands_alone(text, words, first, last)):
            found = last
    return found


def _stands_alone(text: str, words: Sequence[re.Match[str]], first: int, last: int) -> bool:
    """Of other digits around it a card is told by its long groups: a list of small numbers is none."""
    if all(len(word[0]) > 2 for word in words[first : last + 1]):
        return True
    before = first > 0 and words[first - 1][0].isdigit() and _together(text, words[first - 1], words[first])
    after = last + 1 < len(words) and words[last + 1][0].isdigit() and _together(text, words[last], words[last + 1])
    return not before and not after


def _together(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return bool(_BETWEEN.fullmatch(text, left.end(), right.start()))


def _is_pin(found: re.Match[str], text: str) -> bool:
    # Eight digits may be an invoice number or a date; they are a PIN when nothing else is said, or PIN is.
    alone = not text[: found.start()].strip() and not text[found.end() :].strip(" .!")
    return alone or bool(_PIN_WORD.search(text))


def _compact(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _is_card(compact: str) -> bool:
    if not (13 <= len(compact) <= 19 and compact.isdecimal()):
        return False
    digits = [int(character) for character in compact]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_iban(compact: str) -> bool:
    compact = compact.upper()
    if not _IBAN.fullmatch(compact) or not compact.isascii():
        return False
    rearranged = compact[4:] + compact[:4]
    return int("".join(str(int(character, 36)) for character in rearranged)) % 97 == 1
