"""Questions of the past and how they ended, read from the conversations that the store keeps."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import RowMapping, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.helpcenter.gaps import Asked, Ending

NOT_UNDERSTOOD = "nlu_fallback"
CHOSEN = "choose_matter"  # the button of a matter: pressing it asks for articles about it
FEEDBACK = {"affirm": Ending.HELPED, "deny": Ending.NO}


class Database(Protocol):
    """As much of the store as is needed here."""

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]: ...


@dataclass(frozen=True)
class _Turn:
    """What a visitor said, what that was read as, and what the bot drew below its answer."""

    text: str
    language: str
    at: datetime
    intent: str
    parts: tuple[Mapping[str, Any], ...]

    @property
    def shown(self) -> tuple[str, ...]:
        cards = [card for part in self.parts if part.get("type") == "articles" for card in part.get("articles", ())]
        return tuple(str(card["id"]) for card in cards)


class AskedLog:
    """Reads only.

    Args:
        turns, events: the store's tables of these names.
        matters: names of intents that ask about something an article may answer.
    """

    def __init__(self, database: Database, turns: Table, events: Table, matters: Collection[str]) -> None:
        self._database = database
        self._turns = turns
        self._events = events
        self._matters = frozenset(matters)
        self._questions = frozenset({*matters, NOT_UNDERSTOOD, CHOSEN})

    async def since(self, moment: datetime) -> list[Asked]:
        """All questions that were asked from this moment on."""
        turns, events = self._turns.c, self._events.c
        ours = select(events.conversation_id, events.seq, events.in_reply_to, events.language, events.at, events.body)
        ours = ours.where(events.at >= moment, events.author.in_(("visitor", "bot")))
        theirs = select(turns.conversation_id, turns.seq, turns.payload, turns.understanding)
        async with self._database.read() as connection:
            ordered = ours.order_by(events.conversation_id, events.seq)
            said = (await connection.execute(ordered)).mappings().all()
            read = (await connection.execute(theirs.where(turns.created_at >= moment))).mappings().all()
        intents = {(row["conversation_id"], row["seq"]): _intent(row) for row in read}
        conversations = groupby(said, key=lambda row: row["conversation_id"])
        return [one for _, rows in conversations for one in self._questions_of(_turns(list(rows), intents))]

    def _questions_of(self, turns: Iterable[_Turn]) -> Iterator[Asked]:
        """A question waits for what the visitor says next: yes, no, or the same again in other words."""
        waiting: Asked | None = None
        for turn in turns:
            asks = turn.intent in self._questions
            if waiting and turn.intent in FEEDBACK:
                yield replace(waiting, ending=FEEDBACK[turn.intent])
                waiting = None
            elif asks and turn.shown:
                if waiting:
                    yield waiting
                waiting = self._asked(turn, Ending.OPEN)
            elif asks and waiting:
                # nothing new was found for it, so what had been shown was not the answer
                yield replace(waiting, ending=Ending.NO)
                waiting = None
            elif asks:
                yield self._asked(turn, Ending.NOTHING)
        if waiting:
            yield waiting

    def _asked(self, turn: _Turn, ending: Ending) -> Asked:
        matter = turn.intent if turn.intent in self._matters else ""
        return Asked(turn.text, turn.language, turn.at, turn.shown, ending, matter)


def _turns(rows: list[RowMapping], intents: Mapping[tuple[str, int], str]) -> Iterator[_Turn]:
    answers: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        if row["in_reply_to"] is not None:
            answers.setdefault(row["in_reply_to"], []).extend(row["body"]["parts"])
    for row in rows:
        intent = intents.get((row["conversation_id"], row["seq"]))
        if intent:
            text = "\n".join(part["text"] for part in row["body"]["parts"] if part["type"] == "text")
            yield _Turn(text, row["language"], row["at"], intent, tuple(answers.get(row["seq"], ())))


def _intent(turn: RowMapping) -> str:
    """What a turn was read as, or the name in its button's payload; empty for what is in a language not spoken."""
    if turn["payload"]:
        return str(turn["payload"]).lstrip("/").partition("{")[0]
    understanding = turn["understanding"] or {}
    if understanding.get("foreign_language"):
        return ""
    return str((understanding.get("intent") or {}).get("name") or "")
