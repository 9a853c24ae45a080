"""How the verbs of `./switchyard articles` show things: JSON lines, tables, and problems on standard error."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

WIDE = 200


def print_json(value: dict[str, Any]) -> None:
    """One line on standard output."""
    print(json.dumps(value, ensure_ascii=False))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], nothing: str) -> None:
    """A table, or the sentence `nothing` on standard error when it would be empty."""
    table = Table(*columns)
    for row in rows:
        table.add_row(*row)
    if table.row_count:
        # a file or a pipe has no width; a table must not be cut because of that
        Console(width=None if sys.stdout.isatty() else WIDE).print(table)
    else:
        print(nothing, file=sys.stderr)


def complain(problems: Iterable[object]) -> int:
    """Every problem on standard error; 1 when there is one."""
    told = [str(problem) for problem in problems]
    for problem in told:
        print(problem, file=sys.stderr)
    return 1 if told else 0
