"""A file of words with each value marked as unfinished, ready to be written anew in another language."""

from __future__ import annotations

import json
from collections.abc import Iterator

import yaml

from bot.unfinished import MARK


def outline(source: str) -> str:
    """The same YAML with a mark before each value; keys, comments and layout stay.

    Raises:
        yaml.YAMLError: the source is not YAML.
    """
    for value in reversed(list(_values(yaml.compose(source, Loader=yaml.SafeLoader)))):
        start, end = value.start_mark.index, value.end_mark.index
        written = source[start:end].rstrip()
        source = source[:start] + json.dumps(MARK + value.value, ensure_ascii=False) + source[start + len(written) :]
    return source


def _values(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The sentences of a tree, in the order in which they stand in the file."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _values(child)
    elif isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from _values(child)
