"""The message log: conversations, and what was said in them, in one order for everybody."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.conversation.conversation import BOT, Conversation, conversation_of, find
from bot.conversation.event import Entry, Event
from bot.conversation.masking import mask
from bot.conversation.numbering import VISITOR, append, event_of, sent
from bot.conversation.page import with_page
from bot.conversation.reopening import goes_on, reopen
from bot.store import Database
from bot.store.tables import buttons, conversations, events, turns


class UnknownButton(Exception):
    """The visitor names a button that was never offered in this conversation."""


@dataclass(frozen=True)
class Accepted:
    """A message that is committed. `is_new` is False when it had been accepted before.

    `came_back`: the conversation had been closed not long ago, and goes on with this message.
    """

    client_msg_id: str
    seq: int
    is_new: bool
    came_back: bool = False


class MessageLog:
    """Writes and reads conversations. Every method is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def open(
        self, visitor_id: str, account_id: str | None, language: str, page_language: str | None, page_url: str | None
    ) -> Conversation:
        """Begin a conversation. It is empty: the greeting is the caller's. Addresses of pages bring secrets too."""
        conversation = Conversation(
            secrets.token_urlsafe(16), visitor_id, account_id, language, page_language, BOT, 0, None
        )
        at = self._clock()
        async with self._database.write() as connection:
            await connection.execute(
                insert(conversations).values(
                    **conversation.__dict__,
                    pages=with_page(None, page_url, at),
                    dialogue=[],
                    fence=0,
                    created_at=at,
                    updated_at=at,
                )
            )
        return conversation

    async def moved(self, conversation_id: str, page_url: str) -> None:
        """The visitor has come to another page."""
        this = conversations.c.id == conversation_id
        async with self._database.write() as connection:
            kept = await connection.execute(select(conversations.c.pages).where(this).with_for_update())
            pages = with_page(kept.scalar_one_or_none(), page_url, self._clock())
            await connection.execute(update(conversations).where(this).values(pages=pages))

    async def find(self, conversation_id: str) -> Conversation | None:
        """The conversation of an id, or None."""
        async with self._database.read() as connection:
            return await find(connection, conversation_id)

    async def latest(self, visitor_id: str, account_id: str | None) -> Conversation | None:
        """The conversation that a returning visitor goes on with: open, or closed not long ago; or None.

        A customer finds theirs on every device; a stranger only in the browser that holds its token.
        """
        mine = conversations.c.account_id == account_id if account_id else conversations.c.visitor_id == visitor_id
        query = select(conversations).where(mine, goes_on(self._clock()))
        query = query.order_by(conversations.c.updated_at.desc()).limit(1)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().first()
        return None if row is None else conversation_of(row)

    async def say(self, conversation_id: str, entries: Sequence[Entry]) -> list[Event]:
        """Add what bot, agent or system say, outside of a turn."""
        async with self._database.write() as connection:
            return [await append(connection, conversation_id, entry, self._clock()) for entry in entries]

    async def accept(
        self,
        conversation_id: str,
        client_msg_id: str,
        *,
        text: str | None = None,
        button: str | None = None,
        standing: tuple[str, str] | None = None,
    ) -> Accepted:
        """Take a visitor's message: message, event and the bot's turn in one transaction.

        The same `client_msg_id` again gives the first answer and changes nothing. Secrets in the text are masked
        before anything is stored.

        Args:
            standing: title and payload of a button that is on offer at any time, instead of one from this conversation.

        Raises:
            UnknownButton: no such button was offered in this conversation.
            StoreError: nothing was stored; the visitor may send again.
        """
        async with self._database.write() as connection:
            # The lock makes two sends of one message at the same moment wait for each other.
            conversation = await find(connection, conversation_id, lock=True)
            earlier = await sent(connection, conversation_id, VISITOR, client_msg_id)
            if earlier is not None:
                return Accepted(client_msg_id, earlier, is_new=False)
            if text is not None:
                said, payload = mask(text), None
            else:
                said, payload = standing or await _pressed(connection, conversation_id, button)
            words = [{"type": "text", "text": said}]
            entry = Entry("message", "visitor", words, sent_by=VISITOR, client_msg_id=client_msg_id)
            at = self._clock()
            closed_at = conversation.closed_at if conversation else None
            came_back = closed_at is not None and await reopen(connection, conversation_id, closed_at, at)
            event = await append(connection, conversation_id, entry, at)
            if conversation is not None and conversation.owner == BOT:
                turn = {"text": None if payload else said, "payload": payload, "state": "waiting", "attempts": 0}
                await connection.execute(
                    insert(turns).values(
                        conversation_id=conversation_id, seq=event.seq, retry_at=at, created_at=at, **turn
                    )
                )
        return Accepted(client_msg_id, event.seq, is_new=True, came_back=came_back)

    async def events(self, conversation_id: str, after: int = 0, limit: int = 500) -> list[Event]:
        """What stands in the log after a number, in order; at most `limit` events."""
        query = select(events).where(events.c.conversation_id == conversation_id, events.c.seq > after)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(events.c.seq).limit(limit))).mappings().all()
        return [event_of(row) for row in rows]

    async def matters_said(self, conversation_id: str, is_matter: Callable[[str], bool]) -> list[str]:
        """What the visitor typed that names a matter, in order: a greeting or a "no" describes nothing.

        Args:
            is_matter: whether an intent's name is a topic or a sensitive category.
        """
        query = select(turns.c.text, turns.c.understanding).where(
            turns.c.conversation_id == conversation_id, turns.c.understanding.is_not(None)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(turns.c.seq))).all()
        read = [(row.text or row.understanding.get("text"), row.understanding) for row in rows if row.understanding]
        return [text for text, how in read if text and is_matter(how.get("intent", {}).get("name") or "")]


async def _pressed(connection: AsyncConnection, conversation_id: str, button: str | None) -> tuple[str, str]:
    query = select(buttons.c.title, buttons.c.payload).where(
        buttons.c.id == button, buttons.c.conversation_id == conversation_id
    )
    row = (await connection.execute(query)).first()
    if row is None:
        raise UnknownButton(button)
    return row.title, row.payload
