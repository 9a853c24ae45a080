"""Counts in a table of the store: whoever counts at the same time as others, all count."""

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


class Database(Protocol):
    """As much of the store as is needed here: the Help Center itself needs none."""

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]: ...
    def write(self) -> AbstractAsyncContextManager[AsyncConnection]: ...


def adding(connection: AsyncConnection, table: Table, count: str) -> Any:
    """A statement for rows that are added to what stands under their key, in the database itself.

    Args:
        count: the column that is counted up.
    """
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    query = insert(table)
    return query.on_conflict_do_update(
        index_elements=list(table.primary_key), set_={count: table.c[count] + query.excluded[count]}
    )
