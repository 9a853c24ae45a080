"""Words in what was said, found by an index that the database keeps itself: nobody who writes an event can forget it.

SQLite has an FTS5 table that triggers fill, PostgreSQL an index over an expression; both are made by a migration and
both hold the words of an event's text parts. SQLite overlooks accents, PostgreSQL's `simple` words keep them.
"""

from __future__ import annotations

import re

from sqlalchemy import TextClause, text

from bot.store.database import Connection

NAME = "event_words"  # of table, function and index
MOST_WORDS = 8
_SQLITE = "SELECT conversation_id FROM event_words WHERE event_words MATCH :words"
_POSTGRES = "SELECT conversation_id FROM events WHERE event_words(body) @@ to_tsquery('simple', :words)"


def words_in(said: str) -> list[str]:
    """The words to look for, without anything that a search language would understand."""
    return re.findall(r"\w+", said.lower())[:MOST_WORDS]


def conversations_with(connection: Connection, words: list[str]) -> TextClause:
    """The ids of conversations in which one event has all these words, whole or as the beginning of longer ones."""
    if connection.dialect.name == "postgresql":
        return text(_POSTGRES).bindparams(words=" & ".join(f"{word}:*" for word in words))
    return text(_SQLITE).bindparams(words="text : (" + " ".join(f'"{word}"*' for word in words) + ")")
