"""Decoded JSON read strictly, every problem at once. What the readers return counts only if there was none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

# Python 3.10 reads neither `Z`, nor `+0100`, nor fractions of other than 3 or 6 digits.
_ISO_8601 = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)", re.ASCII
)


class RecordError(ValueError):
    """The JSON is no visit. `problems` names each key and what is needed there."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problems))


def moment(text: str) -> datetime:
    """An ISO 8601 moment with its offset, in UTC. Raises ValueError."""
    found = _ISO_8601.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no moment; write ISO 8601 with an offset, such as 2026-03-30T09:00:00+02:00")
    day, minutes, seconds, fraction, zulu, hours_off, minutes_off = found.groups()
    offset = "+00:00" if zulu else f"{hours_off}:{minutes_off or '00'}"
    digits = f"{fraction or '':0<6.6}"
    return datetime.fromisoformat(f"{day}T{minutes}{seconds or ':00'}.{digits}{offset}").astimezone(timezone.utc)


class Fields:
    """The members of a JSON object, read one by one while problems are collected."""

    def __init__(self, prefix: str, value: object, keys: tuple[str, ...], problems: list[str] | None = None) -> None:
        self.prefix = prefix
        self.problems: list[str] = [] if problems is None else problems
        self.value: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
        if not isinstance(value, Mapping):
            self._refuse("", "an object is needed")
        for key in self.value:
            if key not in keys:
                self._refuse(key, f"there is no such key; allowed: {', '.join(keys)}")

    def text(self, key: str) -> str:
        value = self.value.get(key)
        if not isinstance(value, str):
            self._refuse(key, "a string is needed")
        return str(value)

    def text_or_none(self, key: str) -> str | None:
        return None if self.value.get(key) is None else self.text(key)

    def truth(self, key: str, optional: bool = False) -> bool | None:
        value = self.value.get(key)
        if isinstance(value, bool) or (value is None and optional):
            return value
        self._refuse(key, "true or false is needed")
        return None

    def moment(self, key: str, optional: bool = False) -> datetime | None:
        written = self.value.get(key)
        if written is None and optional:
            return None
        try:
            return moment(str(written or ""))
        except (ValueError, OverflowError) as error:
            self._refuse(key, str(error))
            return None

    def _refuse(self, key: str, message: str) -> None:
        place = f"{self.prefix}{key}".rstrip(".") or "the whole"
        self.problems.append(f"{place}: {message}")
