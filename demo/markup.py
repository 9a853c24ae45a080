"""HTML from templates: `${name}` is replaced by escaped text, or by what is marked as `Html` already."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from html import escape


class Html(str):
    """Text that is HTML, made by `fill`: it is not escaped again."""

    __slots__ = ()


class _Template(string.Template):
    # Keys of texts have dots: ${hero.title}. A dollar sign of the page's own is written $$.
    braceidpattern = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"


class _Escaped(dict[str, object]):
    """Escapes a value when it is asked for: a template uses few of the many texts."""

    def __getitem__(self, name: str) -> str:
        value = super().__getitem__(name)
        return value if isinstance(value, Html) else escape(str(value))


def fill(template: str, values: Mapping[str, object]) -> Html:
    """The template with its values.

    Raises:
        KeyError: a value is missing.
    """
    return Html(_Template(template).substitute(_Escaped(values)))


def join(pieces: Iterable[Html]) -> Html:
    return Html("\n".join(pieces))
