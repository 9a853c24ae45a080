"""The chat desk: what an agent does with a conversation, each act a transaction that names the owner it expects."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from bot.clock import Clock
from bot.conversation.conversation import BOT, Conversation, find
from bot.conversation.event import Entry, Part, owner_part
from bot.conversation.masking import mask
from bot.conversation.numbering import append, sent
from bot.desk.agent import Agent
from bot.desk.audit import record
from bot.desk.owner import QUEUE, OwnerChanged, change_owner
from bot.desk.pin import verification_of
from bot.desk.queue import note_wait, waiting
from bot.desk.rating import ask
from bot.desk.room import keep_within
from bot.desk.sentences import Sentences, words
from bot.store import Database
from bot.store.database import Connection
from bot.store.tables import conversations


class ChatDesk:
    """Accept, answer, pass on, end. The same act twice is the same as once."""

    def __init__(self, database: Database, clock: Clock, texts: Sentences) -> None:
        self._database = database
        self._clock = clock
        self._texts = texts

    async def accept(self, conversation_id: str, agent: Agent) -> None:
        """Take a conversation out of the queue. Raises OwnerChanged when a colleague was faster, NoRoom."""
        async with self._database.write() as connection:
            conversation = await _locked(connection, conversation_id)
            if conversation.owner == agent.owner:
                return
            joined = self._owner_entry(conversation, "chat.accepted", agent.owner, agent.name)
            entries = [joined, *await self._pin_question(connection, conversation)]
            one = next((one for one in await waiting(connection) if one.conversation_id == conversation_id), None)
            said = await change_owner(connection, conversation_id, QUEUE, agent.owner, entries, self._clock())
            await keep_within(connection, agent, by=agent)
            if one is not None:
                await note_wait(connection, one, said[0], "accepted")

    async def send(self, conversation_id: str, agent: Agent, client_msg_id: str, text: str) -> int:
        """Say something; gives its `seq`. Sent again with the same id it is the same message. Raises OwnerChanged."""
        async with self._database.write() as connection:
            conversation = await _locked(connection, conversation_id)
            earlier = await sent(connection, conversation_id, agent.owner, client_msg_id)
            if earlier is not None:
                return earlier
            if conversation.owner != agent.owner:
                raise OwnerChanged(conversation.owner)
            said = Entry("message", "agent", [words(mask(text))], author_name=agent.name)
            said = replace(said, sent_by=agent.owner, client_msg_id=client_msg_id)
            return (await append(connection, conversation_id, said, self._clock())).seq

    async def transfer(self, conversation_id: str, agent: Agent, to: Agent) -> None:
        """Give a conversation to a colleague. Raises OwnerChanged unless it is this agent's, NoRoom."""
        async with self._database.write() as connection:
            conversation = await _locked(connection, conversation_id)
            if conversation.owner == to.owner:
                return
            entry = self._owner_entry(conversation, "desk.transferred", to.owner, to.name)
            await change_owner(connection, conversation_id, agent.owner, to.owner, [entry], self._clock())
            await keep_within(connection, to, by=agent)
            await record(connection, self._clock(), agent.id, "transferred", f"{conversation_id} to {to.id}")

    async def give_back(self, conversation_id: str, agent: Agent, language: str | None = None) -> None:
        """Put a conversation in front of the queue; with `language`, for those who speak it. Raises OwnerChanged."""
        async with self._database.write() as connection:
            conversation = await _locked(connection, conversation_id)
            entry = self._owner_entry(conversation, "desk.queued", QUEUE, None)
            await change_owner(connection, conversation_id, agent.owner, QUEUE, [entry], self._clock())
            if language is not None:
                await speak(connection, conversation_id, language)

    async def end(self, conversation_id: str, agent: Agent, *parts: Part) -> None:
        """Give a conversation back to the bot; `parts` is what is left for the visitor, a ticket say.

        Raises OwnerChanged unless it is this agent's.
        """
        async with self._database.write() as connection:
            conversation = await _locked(connection, conversation_id)
            await self.end_in(connection, conversation, agent, *parts)

    async def end_in(self, connection: Connection, conversation: Conversation, agent: Agent, *parts: Part) -> None:
        """As `end`, in the caller's transaction. The visitor is asked how it was; not whether a ticket solved it."""
        at = self._clock()
        ended = self._owner_entry(conversation, "chat.ended", BOT, agent.name)
        entries = [*([Entry("message", "bot", list(parts))] if parts else []), ended]
        await change_owner(connection, conversation.id, agent.owner, BOT, entries, at)
        question = await ask(connection, self._texts, conversation, agent, at, solved=not parts)
        await append(connection, conversation.id, question, at)

    def _owner_entry(self, conversation: Conversation, key: str, owner: str, name: str | None) -> Entry:
        # "I, the assistant, am back" is the bot's sentence; who joins is the agent's, the queue is the system's.
        author = {BOT: "bot", QUEUE: "system"}.get(owner, "agent")
        sentence = words(self._texts.say(conversation.language, key, name=name or ""))
        return Entry(
            "owner", author, [sentence, owner_part(owner, name)], author_name=name if author == "agent" else None
        )

    async def _pin_question(self, connection: Connection, conversation: Conversation) -> list[Entry]:
        if conversation.account_id is None or await verification_of(connection, conversation.id) is not None:
            return []
        sentence, label, send = (
            self._texts.say(conversation.language, f"desk.{key}") for key in ("ask_pin", "pin_label", "pin_send")
        )
        form = {"type": "pin_form", "purpose": "chat", "label": label, "send": send}
        return [Entry("message", "system", [words(sentence), form])]


async def speak(connection: Connection, conversation_id: str, language: str) -> None:
    """From now on this is the conversation's language."""
    await connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(language=language)
    )


async def _locked(connection: Connection, conversation_id: str) -> Conversation:
    conversation = await find(connection, conversation_id, lock=True)
    if conversation is None:
        raise OwnerChanged(None)
    return conversation
