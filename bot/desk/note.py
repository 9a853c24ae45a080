"""Notes: what agents tell each other about a conversation. They are no part of its log, so no visitor can see one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from bot.clock import Clock
from bot.conversation.masking import mask
from bot.desk.agent import Agent
from bot.store import Database
from bot.store.sent_once import key_of
from bot.store.tables import agents, notes


@dataclass(frozen=True)
class Note:
    """One note, with the name of who wrote it."""

    id: str
    at: datetime
    author_name: str
    text: str


class Notes:
    """Writes and reads notes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def write(self, conversation_id: str, agent: Agent, client_msg_id: str, text: str) -> str:
        """Keep a note; gives its id. The same `client_msg_id` of this agent again changes nothing."""
        note_id = key_of(conversation_id, agent.id, client_msg_id)
        row = {"id": note_id, "conversation_id": conversation_id, "agent_id": agent.id, "text": mask(text)}
        async with self._database.write() as connection:
            if (await connection.execute(select(notes.c.id).where(notes.c.id == note_id))).first() is None:
                await connection.execute(insert(notes).values(**row, at=self._clock()))
        return note_id

    async def of(self, conversation_id: str) -> list[Note]:
        """The notes of a conversation, oldest first."""
        query = select(notes.c.id, notes.c.at, notes.c.text, agents.c.name.label("author_name")).join(agents)
        query = query.where(notes.c.conversation_id == conversation_id).order_by(notes.c.at, notes.c.id)
        async with self._database.read() as connection:
            return [Note(**row) for row in (await connection.execute(query)).mappings().all()]
