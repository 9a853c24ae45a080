"""What was read of articles once, in a file of the data folder, so that a restart reads nothing twice.

The file may be lost, damaged, or another reader's: all that costs is to read again.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import numpy

from bot.helpcenter.knowledge import Knowledge, Meaning, Read, Standing, Written

FILE = "article-readings.sqlite3"
# Whoever writes holds the file for milliseconds; somebody who holds it for longer is not waited for.
PATIENCE = 2.0
_TABLE = """CREATE TABLE IF NOT EXISTS readings
    (reader TEXT, text BLOB, matters TEXT, meaning BLOB, PRIMARY KEY (reader, text))"""
TITLE, TEXT = "title", "text"

Result = TypeVar("Result")


class Remembered:
    """See `Knowledge`. What was read of articles before is not read again; questions always are, and are not kept.

    `reader` names the model behind `knowledge` and changes with it; what other models read is forgotten at the first
    new reading. Meanings are rounded to half precision, so that it makes no difference who remembers.
    """

    def __init__(self, knowledge: Knowledge, file: Path, reader: str) -> None:
        self._knowledge = knowledge
        self._file = file
        self._reader = reader

    def read(self, text: str, language: str) -> Read:
        """See `Knowledge.read`."""
        return self._knowledge.read(text, language)

    def meant(self, words: Sequence[Written]) -> Sequence[Meaning]:
        """See `Knowledge.meant`."""
        return self._knowledge.meant(words)

    def standing(self, word: str, language: str) -> Standing:
        """See `Knowledge.standing`."""
        return self._knowledge.standing(word, language)

    def read_all(self, texts: Sequence[Written]) -> Sequence[Read]:
        """See `Knowledge.read_all`."""
        return self._once(TITLE, texts, self._knowledge.read_all)

    def meanings(self, texts: Sequence[Written]) -> Sequence[Meaning]:
        """See `Knowledge.meanings`."""

        def read(unknown: Sequence[Written]) -> Sequence[Read]:
            return [Read(meaning=meaning) for meaning in self._knowledge.meanings(unknown)]

        return [one.meaning for one in self._once(TEXT, texts, read)]

    def _once(
        self, kind: str, texts: Sequence[Written], read: Callable[[Sequence[Written]], Sequence[Read]]
    ) -> list[Read]:
        keys = {text: sha256("\0".join((kind, *text)).encode("utf-8", "replace")).digest()[:16] for text in texts}
        known = self._recalled(list(keys.values()))
        unknown = [text for text in keys if keys[text] not in known]
        new = {keys[text]: _rounded(one) for text, one in zip(unknown, read(unknown), strict=True)} if unknown else {}
        if new:
            self._keep(new)
        known |= new
        return [known[keys[text]] for text in texts]

    def _recalled(self, keys: Sequence[bytes]) -> dict[bytes, Read]:
        places = ", ".join("?" * len(keys))
        asked = f"SELECT text, matters, meaning FROM readings WHERE reader = ? AND text IN ({places})"  # noqa: S608

        def recall(store: sqlite3.Connection) -> dict[bytes, Read]:
            return {key: _read(*own) for key, *own in store.execute(asked, (self._reader, *keys))}

        return self._with_file(recall) or {}

    def _keep(self, read: Mapping[bytes, Read]) -> None:
        rows = [(self._reader, key, json.dumps(dict(one.matters)), _bytes(one.meaning)) for key, one in read.items()]

        def keep(store: sqlite3.Connection) -> None:
            with store:
                store.execute("DELETE FROM readings WHERE reader != ?", (self._reader,))
                store.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", rows)

        self._with_file(keep)

    def _with_file(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """None when the file is of no use, whatever the reason."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=PATIENCE)) as store:
                store.execute(_TABLE)
                return work(store)
        except (sqlite3.OperationalError, OSError):
            return None  # locked, full, or not ours to write
        except (sqlite3.DatabaseError, ValueError, TypeError):
            with suppress(OSError):
                self._file.unlink()  # damaged, or no such file at all: the next one is good again
            return None


def _read(matters: str, meaning: bytes) -> Read:
    told = json.loads(matters)
    return Read(told, numpy.frombuffer(meaning, dtype=numpy.float16).astype(numpy.float32))


def _rounded(read: Read) -> Read:
    return Read(read.matters, read.meaning.astype(numpy.float16).astype(numpy.float32))


def _bytes(meaning: Meaning) -> bytes:
    return meaning.astype(numpy.float16).tobytes()
