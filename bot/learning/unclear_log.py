"""Messages that were unclear, read from the turns that the store keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import RowMapping, select

from bot.learning.unclear import Unclear, Why, impersonal
from bot.store import Database
from bot.store.tables import turns

FALLBACK = "nlu_fallback"  # what the intent is called when the model was not sure enough to act
ASK_BACK = "ask_back"
CHOOSE = "/choose_matter"  # the button of a matter


class UnclearLog:
    """Reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, moment: datetime) -> list[Unclear]:
        """Everything unclear from this moment on, conversation by conversation, in order.

        What was written in a language that nobody here speaks is left out: there is no intent to teach.
        """
        query = select(turns).where(turns.c.created_at >= moment).order_by(turns.c.conversation_id, turns.c.seq)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).mappings().all()
        conversations = groupby(rows, key=lambda row: row["conversation_id"])
        return [one for _, conversation in conversations for one in _of_conversation(conversation)]


def _of_conversation(rows: Iterable[RowMapping]) -> Iterator[Unclear]:
    """A typed message waits for what the visitor presses next; typing again is no choice."""
    typed: RowMapping | None = None
    for row in rows:
        if row["text"] is None:
            chosen = _matter(row["payload"] or "")
            if typed is not None and chosen:
                yield from _unclear(typed, chosen)
                typed = None
        else:
            if typed is not None:
                yield from _unclear(typed, None)
            typed = row if row["understanding"] else None
    if typed is not None:
        yield from _unclear(typed, None)


def _unclear(row: RowMapping, chosen: str | None) -> Iterator[Unclear]:
    understanding: Mapping[str, Any] = row["understanding"]
    acted = understanding["intent"]["name"]
    ranking = understanding.get("intent_ranking") or [understanding["intent"]]
    likeliest = next((one for one in ranking if one["name"] != FALLBACK), None)
    why = _why(understanding, chosen)
    if why is None or likeliest is None or understanding.get("foreign_language"):
        return
    yield Unclear(
        text=impersonal(row["text"]),
        language=understanding["language"],
        at=row["created_at"],
        why=why,
        reading=acted if why is Why.CORRECTED else likeliest["name"],
        confidence=float(likeliest.get("confidence") or 0.0),
        chosen=chosen,
    )


def _why(understanding: Mapping[str, Any], chosen: str | None) -> Why | None:
    acted = understanding["intent"]["name"]
    if acted != FALLBACK:
        return Why.CORRECTED if chosen and chosen != acted else None
    return Why.ASKED_BACK if understanding.get("verdict") == ASK_BACK else Why.NOT_UNDERSTOOD


def _matter(payload: str) -> str | None:
    if not payload.startswith(CHOOSE):
        return None
    matter = json.loads(payload.removeprefix(CHOOSE) or "{}").get("matter")
    return None if matter is None else str(matter)
