"""Every decision is kept with its inputs, so that it can be explained, and decided again under another policy."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import insert, select

from bot.reception.replay import Past
from bot.routing import Decision, Visit
from bot.routing.record import decision_from_json, decision_to_json, visit_from_json, visit_to_json
from bot.store import Database
from bot.store.tables import decisions


@dataclass(frozen=True)
class Recorded:
    """A decision and what it was made from."""

    visit: Visit
    decision: Decision
    policy: str


class DecisionRecord:
    """Writes decisions down."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, recorded: Recorded, conversation_id: str | None, turn_seq: int | None, purpose: str) -> None:
        """Keep a decision. A turn that is run twice leaves one record for one purpose."""
        if conversation_id is None:
            return
        identity = "\0".join((conversation_id, str(turn_seq), purpose, str(recorded.visit.at) * (turn_seq is None)))
        id = sha256(identity.encode()).hexdigest()[:40]
        row = {
            "id": id,
            "conversation_id": conversation_id,
            "turn_seq": turn_seq,
            "at": recorded.visit.at,
            "policy": recorded.policy,
            "visit": visit_to_json(recorded.visit),
            "decision": decision_to_json(recorded.decision),
        }
        async with self._database.write() as connection:
            if (await connection.execute(select(decisions.c.id).where(decisions.c.id == id))).first() is None:
                await connection.execute(insert(decisions).values(row))

    async def all(self) -> list[Past]:
        """Every recorded decision, oldest first."""
        query = select(decisions.c.conversation_id, decisions.c.visit, decisions.c.decision).order_by(decisions.c.at)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [Past(row[0], visit_from_json(row[1]), decision_from_json(row[2])) for row in rows]
