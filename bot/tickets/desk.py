"""The built-in ticket desk: tickets in our own store."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Executable, RowMapping, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.store import Database
from bot.store.sent_once import key_of
from bot.store.tables import FIRST_TICKET, ticket_messages, tickets
from bot.tickets.enclosures import enclose_chat, enclose_contact
from bot.tickets.ticket import Ticket, TicketDraft, TicketMessage


class TicketDesk:
    """Opens, lists and answers tickets."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def open(self, draft: TicketDraft) -> Ticket:
        """Store a ticket and give it its number. The same turn of the same conversation opens it only once."""
        async with self._database.write() as connection:
            return await self.open_in(connection, draft)

    async def open_in(self, connection: AsyncConnection, draft: TicketDraft) -> Ticket:
        """As `open`, in the caller's transaction."""
        earlier = await _opened_by(connection, draft)
        if earlier is not None:
            return earlier
        at = self._clock()
        values = {name: value for name, value in draft.__dict__.items() if name not in ("text", "contact_id")}
        # SQLite counts on from the highest number; PostgreSQL's counter begins where the table says.
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite and (await connection.execute(select(tickets.c.number).limit(1))).first() is None:
            values["number"] = FIRST_TICKET
        query = insert(tickets).values(**values, state="open", opened_at=at).returning(tickets)
        ticket = _ticket((await connection.execute(query)).mappings().one())
        first = {"ticket_number": ticket.number, "at": at, "author": "customer", "text": draft.text}
        written = insert(ticket_messages).values(first).returning(ticket_messages.c.id)
        message_id = (await connection.execute(written)).scalar_one()
        if draft.conversation_id is not None:
            await enclose_chat(connection, ticket.number, message_id, draft.conversation_id)
        if draft.contact_id is not None:
            await enclose_contact(connection, ticket.number, message_id, draft.contact_id)
        return ticket

    async def of_account(self, account_id: str) -> list[Ticket]:
        """A customer's tickets, newest first."""
        query = select(tickets).where(tickets.c.account_id == account_id).order_by(tickets.c.number.desc())
        return await self._tickets(query)

    async def waiting(self) -> list[Ticket]:
        """The tickets that we owe an answer to, oldest first."""
        return await self._tickets(select(tickets).where(tickets.c.state == "open").order_by(tickets.c.opened_at))

    async def find(self, number: int) -> Ticket | None:
        """The ticket of a number, or None."""
        found = await self._tickets(select(tickets).where(tickets.c.number == number))
        return found[0] if found else None

    async def messages(self, number: int) -> list[TicketMessage]:
        """What was written on a ticket, in order."""
        query = select(ticket_messages).where(ticket_messages.c.ticket_number == number).order_by(ticket_messages.c.id)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).mappings().all()
        return [TicketMessage(**{name: row[name] for name in TicketMessage.__dataclass_fields__}) for row in rows]

    async def write(self, number: int, author: str, author_name: str | None, text: str, sent: tuple[str, str]) -> None:
        """Add a message. An answer of support sets the ticket to `answered`, a word of the customer opens it again.

        Args:
            author: `customer` or `support`.
            sent: by whom, and the `client_msg_id` that they chose. The same again changes nothing.
        """
        key = key_of(*sent)
        at = self._clock()
        answered = {"state": "answered", "answered_at": at} if author == "support" else {"state": "open"}
        async with self._database.write() as connection:
            if await _is_written(connection, number, key):
                return
            message = {"author": author, "author_name": author_name, "text": text, "client_msg_id": key}
            await connection.execute(insert(ticket_messages).values(ticket_number=number, at=at, **message))
            await connection.execute(update(tickets).where(tickets.c.number == number).values(answered))

    async def _tickets(self, query: Executable) -> list[Ticket]:
        async with self._database.read() as connection:
            return [_ticket(row) for row in (await connection.execute(query)).mappings().all()]


async def _opened_by(connection: AsyncConnection, draft: TicketDraft) -> Ticket | None:
    if draft.conversation_id is None or draft.turn_seq is None:
        return None
    query = select(tickets).where(
        tickets.c.conversation_id == draft.conversation_id,
        tickets.c.turn_seq == draft.turn_seq,
        tickets.c.kind == draft.kind,
    )
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else _ticket(row)


async def _is_written(connection: AsyncConnection, number: int, key: str) -> bool:
    query = select(ticket_messages.c.id).where(
        ticket_messages.c.ticket_number == number, ticket_messages.c.client_msg_id == key
    )
    return (await connection.execute(query)).first() is not None


def _ticket(row: RowMapping) -> Ticket:
    return Ticket(**{name: row[name] for name in Ticket.__dataclass_fields__})


def newest_for(tickets_of_account: Sequence[Ticket], category: str | None) -> Ticket | None:
    """The unsolved ticket that bears on a matter: one about the same category if there is one, else the newest."""
    unsolved = [ticket for ticket in tickets_of_account if ticket.state != "solved"]
    about_it = [ticket for ticket in unsolved if ticket.category == category]
    return next(iter(about_it or unsolved), None)
