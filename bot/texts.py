"""Every sentence the product says, from `texts/<lang>.yml`: same keys in every file.

A key may hold a list: several ways to say one thing, so that nobody hears the same sentence twice running.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from bot.unfinished import is_unfinished

_PLACE = re.compile(r"\{([a-z_]+)\}")


# In the same folder: a few sentences for those who write a language that nobody speaks, by its code.
FOREIGN = "foreign.yml"


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
    def load(cls, folder: Path, fallback: str = "en", spoken: Iterable[str] | None = None) -> Texts:
        """Read the `<lang>.yml` of each spoken language, in their order; without `spoken` every one of the folder.

        Raises:
            TextsError: when a file is not YAML, or holds anything but sections and sentences.
        """
        written = {path.stem: path for path in sorted(folder.glob("*.yml")) if path.name != FOREIGN}
        wanted = [code for code in spoken if code in written] if spoken is not None else written
        return cls({code: _read(written[code]) for code in wanted}, fallback)

    @classmethod
    def load_foreign(cls, folder: Path) -> Texts:
        """Read `foreign.yml` of a folder; no language of it is anybody's fallback. Raises TextsError."""
        catalogues: dict[str, dict[str, str]] = {}
        for key, sentence in _read(folder / FOREIGN).items():
            code, _, name = key.partition(".")
            catalogues.setdefault(code, {})[name] = sentence
        return cls(catalogues, fallback="")

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._catalogues)

    def has(self, language: str, key: str) -> bool:
        return key in self._catalogues.get(language, {})

    def say(self, language: str, key: str, /, **values: object) -> str:
        """The sentence of a dotted key, its `{places}` filled.

        A place without a value stays empty rather than showing braces to a visitor.

        Raises:
            KeyError: when the fallback language lacks the key too: a mistake of ours that the text tests catch.
        """
        sentence = self._catalogues.get(language, {}).get(key)
        if sentence is None:
            sentence = self._catalogues[self.fallback][key]
        return _PLACE.sub(lambda place: str(values.get(place[1], "")), sentence)

    def say_anew(self, language: str, key: str, said: Collection[str], /, **values: object) -> str:
        """As `say`, in the first wording that none of the texts in `said` contains; in the first one if all do.

        Args:
            said: what the visitor has just read.
        """
        wordings = [self.say(language, one, **values) for one in self._wordings(key)]
        return next((one for one in wordings if not any(one in text for text in said)), wordings[0])

    def was_said(self, language: str, key: str, said: Collection[str]) -> bool:
        """Whether one of the texts in `said` holds the sentence of a key, in any wording, without values."""
        return any(self.say(language, one) in text for one in self._wordings(key) for text in said)

    def unlike(self, language: str, text: str, said: Collection[str]) -> str:
        """The text, introduced as a repetition if just that was said."""
        return self.say_anew(language, "again", said, text=text) if text in said else text

    def _wordings(self, key: str) -> Iterator[str]:
        yield key
        for number in count(2):
            other = _wording(key, number)
            if not self.has(self.fallback, other):
                return
            yield other

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
    # What nobody has written yet is not there: it is said in the fallback language.
    return {key: sentence for key, sentence in _flatten(path.name, "", content) if not is_unfinished(sentence)}


def _flatten(file: str, prefix: str, node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield prefix, node.strip()
    elif isinstance(node, list) and node and all(isinstance(one, str) for one in node):
        for number, sentence in enumerate(node, start=1):
            yield _wording(prefix, number), sentence.strip()
    elif isinstance(node, dict):
        for name, child in node.items():
            yield from _flatten(file, f"{prefix}.{name}" if prefix else str(name), child)
    else:
        raise TextsError(f"{file}: {prefix}: a sentence or a section is needed, not {type(node).__name__}")


def _wording(key: str, number: int) -> str:
    """The key of the first, second … way to say something."""
    return key if number == 1 else f"{key}~{number}"
