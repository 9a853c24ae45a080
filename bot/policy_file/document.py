"""A YAML file as nodes that know their line and key, and collect every mistake instead of stopping at the first.

YAML would turn `NO` into false and `12-24` or a date into something else; nodes keep what was written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import yaml


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands (line 0: in the file as a whole) and what is allowed there."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key + ': ' if self.key else ''}{self.message}"


@dataclass(frozen=True)
class Node:
    """A place in the file. Every reader below returns something usable even where it found a mistake."""

    file: str
    key: str
    written: yaml.Node
    problems: list[Problem] = field(repr=False)

    @property
    def line(self) -> int:
        return int(self.written.start_mark.line) + 1

    @property
    def is_single(self) -> bool:
        """Whether a single value stands here, not a list or a section."""
        return isinstance(self.written, yaml.ScalarNode)

    def refuse(self, message: str) -> None:
        """Note a mistake at this place."""
        self.problems.append(Problem(self.file, self.line, self.key, message))

    def text(self) -> str:
        """The value as it was written."""
        if self.is_single:
            return str(self.written.value).strip()
        self.refuse("a single value is needed here")
        return ""

    def choice(self, allowed: Collection[str]) -> str | None:
        """One of the allowed values, or None after noting the mistake."""
        value = self.text()
        if value in allowed:
            return value
        self.refuse(f"{value!r} is not allowed here; allowed: {_listed(allowed)}")
        return None

    def items(self) -> list[Node]:
        """The members of a list."""
        if isinstance(self.written, yaml.SequenceNode):
            return [self._child(f"{self.key}[{number}]", child) for number, child in enumerate(self.written.value)]
        self.refuse("a list is needed here: [one, two], or [] for none")
        return []

    def choices(self, allowed: Collection[str]) -> tuple[str, ...]:
        """The members of a list of allowed values, each once."""
        chosen: list[str] = []
        for item in self.items():
            value = item.choice(allowed)
            if value in chosen:
                item.refuse(f"{value!r} stands here twice")
            elif value is not None:
                chosen.append(value)
        return tuple(chosen)

    def entries(self) -> dict[str, Node]:
        """The children of a section by name, in the order of the file."""
        if not isinstance(self.written, yaml.MappingNode):
            self.refuse("a section is needed here: `name: value` lines, or {} for none")
            return {}
        found: dict[str, Node] = {}
        for name_node, value in self.written.value:
            name = str(name_node.value)
            child = self._child(f"{self.key}.{name}" if self.key else name, value)
            if name in found:
                child.refuse("this key stands here twice")
            found[name] = child
        return found

    def fields(self, needed: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Node]:
        """The children of a section whose names are fixed; notes what is missing and what is unknown."""
        needed = tuple(needed)
        allowed = (*needed, *optional)
        found = self.entries()
        for name in [name for name in found if name not in allowed]:
            found.pop(name).refuse(f"there is no such key; allowed: {_listed(allowed)}")
        for name in needed:
            if name not in found:
                self.refuse(f"the key {name!r} is missing")
        return found

    def _child(self, key: str, child: yaml.Node) -> Node:
        return Node(self.file, key, child, self.problems)


def open_document(file: str, text: str, problems: list[Problem]) -> Node | None:
    """The root of a YAML text, or None after noting why it cannot be read. `file` is its name in messages."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problems.append(Problem(file, line, "", f"this is not YAML: {getattr(error, 'problem', None) or error}"))
        return None
    if root is None:
        problems.append(Problem(file, 1, "", "the file is empty"))
        return None
    return Node(file, "", root, problems)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"
