"""After a person: the visitor is asked once whether it is solved, 1 to 5 and a comment, and may skip it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, or_, select, update

from bot.clock import Clock
from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.conversation.masking import mask
from bot.conversation.numbering import append
from bot.desk.agent import Agent
from bot.desk.sentences import Sentences, words
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import agents, conversations, ratings

SHOWN = 5


@dataclass(frozen=True)
class Answer:
    """What a visitor says of a chat; nothing but None: skipped. stars: 1 to 5."""

    stars: int | None = None
    solved: bool | None = None
    comment: str = ""

    @property
    def is_skipped(self) -> bool:
        return self.stars is None and self.solved is None and not self.comment


@dataclass(frozen=True)
class Rating:
    """An answer that was given, with the name of the agent whose chat it is about."""

    at: datetime
    agent_name: str
    stars: int | None
    solved: bool | None
    comment: str


class Ratings:
    """Takes and reads ratings."""

    def __init__(self, database: Database, clock: Clock, texts: Sentences) -> None:
        self._database = database
        self._clock = clock
        self._texts = texts

    async def give(self, conversation: Conversation, rating_id: str, answer: Answer) -> bool | None:
        """Keep an answer and say thank you. The first one counts.

        Returns:
            Whether it was kept; False when there was an answer already, None when this was never asked here.
        """
        at = self._clock()
        this = (ratings.c.id == rating_id, ratings.c.conversation_id == conversation.id)
        solved = None if answer.solved is None else int(answer.solved)
        values = {"given_at": at, "stars": answer.stars, "solved": solved, "comment": mask(answer.comment) or None}
        async with self._database.write() as connection:
            taken = update(ratings).where(*this, ratings.c.given_at.is_(None)).values(values)
            if (await connection.execute(taken)).rowcount != 1:
                known = (await connection.execute(select(ratings.c.id).where(*this))).first()
                return None if known is None else False
            await append(connection, conversation.id, self._settled(conversation, rating_id, answer), at)
        return True

    def _settled(self, conversation: Conversation, rating_id: str, answer: Answer) -> Entry:
        part = {"type": "rated", "id": rating_id}
        thanks = words(self._texts.say(conversation.language, "rating.thanks"))
        return Entry("message", "system", [part] if answer.is_skipped else [thanks, part])

    async def of(self, conversation_id: str) -> list[Rating]:
        """What was said of the chats of a conversation, and of others of the same account; newest first."""
        account = select(conversations.c.account_id).where(conversations.c.id == conversation_id).scalar_subquery()
        said = or_(ratings.c.stars.is_not(None), ratings.c.solved.is_not(None), ratings.c.comment.is_not(None))
        query = (
            select(ratings.c.given_at, agents.c.name, ratings.c.stars, ratings.c.solved, ratings.c.comment)
            .join(agents, agents.c.id == ratings.c.agent_id)
            .join(conversations, conversations.c.id == ratings.c.conversation_id)
            .where(said, or_(conversations.c.id == conversation_id, conversations.c.account_id == account))
            .order_by(ratings.c.given_at.desc(), ratings.c.id)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query.limit(SHOWN))).all()
        return [
            Rating(
                row.given_at, row.name, row.stars, None if row.solved is None else bool(row.solved), row.comment or ""
            )
            for row in rows
        ]


async def ask(
    connection: Connection, texts: Sentences, conversation: Conversation, agent: Agent, at: datetime, *, solved: bool
) -> Entry:
    """The question about a chat that ends now; `solved`: also whether it is. In the caller's transaction."""
    rating_id = secrets.token_urlsafe(12)
    row = {"id": rating_id, "conversation_id": conversation.id, "agent_id": agent.id, "asked_at": at}
    await connection.execute(insert(ratings).values(row))
    question = words(texts.say(conversation.language, "rating.question"))
    return Entry("message", "bot", [question, {"type": "rating", "id": rating_id, "asks_solved": solved}])
