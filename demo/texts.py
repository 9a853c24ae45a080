"""The words of the demo company in one language, with its way of writing numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

FALLBACK = "en"


@dataclass(frozen=True)
class Texts:
    """`values`: dotted key -> text; texts with `{name}` in them are filled by `say`."""

    language: str
    values: Mapping[str, str]

    def say(self, key: str, **names: object) -> str:
        """The text of a key, its placeholders filled. Raises KeyError for a key or a placeholder that is not there."""
        return self.values[key].format_map(names)

    def number(self, value: float, digits: int = 0) -> str:
        """1234.5 -> "1,234.5", "1 234,5", "1.234,5"."""
        whole, _, fraction = f"{value:,.{digits}f}".partition(".")
        whole = whole.replace(",", self.values["format.thousands"]).replace("-", "−")
        return whole + (self.values["format.decimal"] + fraction if fraction else "")

    def percent(self, value: float, digits: int = 1) -> str:
        return self.say("format.percent", number=self.number(value, digits))

    def day(self, value: date) -> str:
        """Day and short month, without the year."""
        return self.say("format.day", day=value.day, month=self.values[f"format.months.{value.month}"])


def read(folder: Path) -> Mapping[str, Texts]:
    """Every `<language>.yml` of the folder, the fallback language first."""
    files = sorted(folder.glob("*.yml"), key=lambda file: (file.stem != FALLBACK, file.stem))
    return {
        file.stem: Texts(file.stem, dict(_flat(yaml.safe_load(file.read_text(encoding="utf-8"))))) for file in files
    }


def preferred(header: str, spoken: Mapping[str, Texts]) -> str:
    """The spoken language that an `Accept-Language` header likes best; the fallback when it likes none."""
    wishes = []
    for wish in header.split(","):
        tag, _, quality = wish.partition(";q=")
        weight = quality.strip() or "1"
        wishes.append((float(weight) if weight.replace(".", "", 1).isdigit() else 0.0, tag.strip()[:2].lower()))
    best = sorted(wishes, key=lambda wish: -wish[0])
    return next((tag for weight, tag in best if weight > 0 and tag in spoken), FALLBACK)


def _flat(tree: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(tree, dict | list):
        yield prefix, str(tree)
        return
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree, start=1)
    for key, value in pairs:
        yield from _flat(value, f"{prefix}.{key}" if prefix else str(key))
