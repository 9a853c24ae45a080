"""The steward looks after the queue while nobody does: tells positions, gives up in time, notices lost agents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select

from bot.clock import Clock
from bot.conversation.conversation import BOT, find
from bot.conversation.event import Entry, Part, owner_part
from bot.conversation.numbering import append
from bot.desk.agent import owner_of
from bot.desk.owner import QUEUE, OwnerChanged, change_owner, taken
from bot.desk.port import Desk, DeskError
from bot.desk.queue import Waiting, note_wait, usual_minutes, waiting
from bot.desk.sentences import Sentences, words
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import agent_sessions, conversations, events

log = structlog.get_logger(__name__)

# Longer than HEARD_WITHIN: a page that is loaded again must not throw its conversations back into the queue.
LOST_AFTER = timedelta(minutes=2)
WARN_BEFORE = timedelta(minutes=10)
TICKET_OF_CHAT = "/ticket_of_chat"  # what the button after a wait in vain means; `bot/edge/clerk.py` knows it


@dataclass(frozen=True)
class Patience:
    """longest: how long somebody may wait. closed: the chat is closed now. closes_at: UTC, None if not soon."""

    longest: timedelta
    closed: bool
    closes_at: datetime | None


class Steward:
    """
    Args:
        patience: read anew on every round, because the policy may have changed.
        changed: told the id of every conversation in which something new stands.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        texts: Sentences,
        desk: Desk,
        patience: Callable[[], Patience],
        changed: Callable[[str], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._texts = texts
        self._desk = desk
        self._patience = patience
        self._changed = changed

    async def round(self) -> None:
        """Look once. Each conversation is its own transaction, so that one that fails holds up no other."""
        for conversation_id, owner in await self._orphans():
            await self._requeue(conversation_id, owner)
        async with self._database.read() as connection:
            line = await waiting(connection)
            minutes = await usual_minutes(connection, self._clock())
        patience, position = self._patience(), 0
        for one in line:
            outcome = _outcome(one, patience, self._clock())
            if outcome is not None or not await self._offered(one):
                await self.give_up(one, outcome or "overdue")
            else:
                position += 1
                await self._tell(one, position, minutes, patience.closes_at)

    async def _offered(self, one: Waiting) -> bool:
        """False when the desk will never take this conversation: then waiting longer would be waiting for nobody."""
        try:
            await self._desk.offer(one)
        except DeskError as error:
            log.warning("offer_failed", permanent=error.permanent, error=str(error))
            return not error.permanent
        return True

    async def give_up(self, one: Waiting, outcome: str) -> None:
        """Back to the bot with an apology and one button to a ticket; the log keeps every word."""
        say, language = self._texts.say, one.language
        button = {"title": say(language, "channels.open_ticket"), "payload": TICKET_OF_CHAT, "style": "primary"}
        entries = [
            Entry("owner", "system", [owner_part(BOT)]),
            Entry("message", "bot", [words(say(language, f"desk.{outcome}"))], [button]),
        ]
        try:
            async with self._database.write() as connection:
                said = await change_owner(connection, one.conversation_id, QUEUE, BOT, entries, self._clock())
                await note_wait(connection, one, said[0], outcome)
        except OwnerChanged:
            return  # an agent was faster, and that is better
        self._changed(one.conversation_id)
        try:
            await self._desk.withdraw(one.conversation_id)
        except DeskError as error:
            log.warning("withdrawal_failed", error=str(error))  # who accepts it there is refused here

    async def leave(self, conversation_id: str) -> bool:
        """The visitor does not want to wait any longer; False when nobody was waiting."""
        async with self._database.read() as connection:
            line = await waiting(connection)
        one = next((one for one in line if one.conversation_id == conversation_id), None)
        if one is not None:
            await self.give_up(one, "left")
        return one is not None

    async def _tell(self, one: Waiting, position: int, minutes: int | None, closes_at: datetime | None) -> None:
        """Say the position when it has changed, and once that the chat closes soon."""
        closing = closes_at is not None and closes_at - self._clock() <= WARN_BEFORE
        async with self._database.write() as connection:
            # The lock makes two stewards at the same moment say it once.
            if await find(connection, one.conversation_id, lock=True) is None or one not in await waiting(connection):
                return
            told = await _told(connection, one)
            place = {"type": "queue", "position": position, "minutes": minutes, "closing": closing}
            if told is not None and (told["position"], told["closing"]) == (position, closing):
                return
            await append(connection, one.conversation_id, self._place(one, place), self._clock())
        self._changed(one.conversation_id)

    def _place(self, one: Waiting, place: Part) -> Entry:
        sentences = [self._texts.say(one.language, "desk.position", **place)]
        if place["minutes"] is not None:
            sentences.append(self._texts.say(one.language, "desk.usual_wait", **place))
        if place["closing"]:
            sentences.append(self._texts.say(one.language, "desk.closing_soon"))
        return Entry("message", "system", [words(" ".join(sentences)), place])

    async def _requeue(self, conversation_id: str, owner: str) -> None:
        async with self._database.write() as connection:
            conversation = await find(connection, conversation_id, lock=True)
            if conversation is None or conversation.owner != owner:
                return
            sentence = words(self._texts.say(conversation.language, "desk.agent_lost"))
            entry = Entry("owner", "system", [sentence, owner_part(QUEUE)])
            await change_owner(connection, conversation_id, owner, QUEUE, [entry], self._clock())
        self._changed(conversation_id)

    async def _orphans(self) -> list[tuple[str, str]]:
        """Conversations, with their owner, whose agent has not been heard of for too long."""
        at = self._clock()
        heard = select(agent_sessions.c.agent_id).where(
            agent_sessions.c.seen_at > at - LOST_AFTER, agent_sessions.c.expires_at > at
        )
        query = select(conversations.c.id, conversations.c.owner).where(taken())
        async with self._database.read() as connection:
            there = {owner_of(agent_id) for agent_id in (await connection.execute(heard)).scalars().all()}
            rows = (await connection.execute(query)).all()
        return [(row.id, row.owner) for row in rows if row.owner not in there]


def _outcome(one: Waiting, patience: Patience, at: datetime) -> str | None:
    if patience.closed:
        return "closing"
    return "overdue" if at - one.since >= patience.longest else None


async def _told(connection: Connection, one: Waiting) -> Part | None:
    """The place that this visitor was told last, in this wait."""
    query = select(events.c.body).where(
        events.c.conversation_id == one.conversation_id, events.c.author == "system", events.c.at >= one.since
    )
    bodies = (await connection.execute(query.order_by(events.c.seq.desc()))).scalars().all()
    places = (part for body in bodies for part in body["parts"] if part["type"] == "queue")
    return next(places, None)
