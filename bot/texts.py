"""Every sentence the product says, from `texts/<lang>.yml`: same keys in every file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

_PLACE = re.compile(r"\{([a-z_]+)\}")


class TextsError(Exception):
    """A text file cannot be read; the message names the file."""


class Texts:
    """The sentences of all languages.

    Args:
        catalogues: language code -> dotted key -> sentence, with `{placeholders}`.
        fallback: the language used where another has no such key.
    """

    def __init__(self, catalogues: Mapping[str, Mapping[str, str]], fallback: str = "en") -> None:
        self._catalogues = catalogues
        self.fallback = fallback

    @classmethod
    def load(cls, folder: Path, fallback: str = "en") -> Texts:
        """Read every `<lang>.yml` of a folder.

        Raises:
            TextsError: when a file is not YAML, or holds anything but sections and sentences.
        """
        return cls({path.stem: _read(path) for path in sorted(folder.glob("*.yml"))}, fallback)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._catalogues)

    def has(self, language: str, key: str) -> bool:
        return key in self._catalogues.get(language, {})

    def say(self, language: str, key: str, **values: object) -> str:
        """The sentence of a dotted key, its `{places}` filled.

        A place without a value stays empty rather than showing braces to a visitor.

        Raises:
            KeyError: when the fallback language lacks the key too: a mistake of ours that the text tests catch.
        """
        sentence = self._catalogues.get(language, {}).get(key)
        if sentence is None:
            sentence = self._catalogues[self.fallback][key]
        return _PLACE.sub(lambda place: str(values.get(place[1], "")), sentence)

    def section(self, language: str, *names: str) -> dict[str, str]:
        """All sentences whose key begins with one of the section names, fallback included."""
        merged = {**self._catalogues[self.fallback], **self._catalogues.get(language, {})}
        return {key: text for key, text in merged.items() if key.split(".", 1)[0] in names}

    def keys(self, language: str) -> frozenset[str]:
        return frozenset(self._catalogues[language])

    def places(self, language: str, key: str) -> frozenset[str]:
        """The names of the places of a sentence."""
        return frozenset(_PLACE.findall(self._catalogues[language][key]))


def _read(path: Path) -> dict[str, str]:
    try:
        content = yaml.safe_load(path.read_text("utf-8")) or {}
    except yaml.YAMLError as error:
        raise TextsError(f"{path.name}: {error}") from error
    return dict(_flatten(path.name, "", content))


def _flatten(file: str, prefix: str, node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield prefix, node.strip()
    elif isinstance(node, dict):
        for name, child in node.items():
            yield from _flatten(file, f"{prefix}.{name}" if prefix else str(name), child)
    else:
        raise TextsError(f"{file}: {prefix}: a sentence or a section is needed, not {type(node).__name__}")
