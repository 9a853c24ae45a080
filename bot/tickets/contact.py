"""The contact page: a message from somebody without an account, passed on once their email address is confirmed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select, update

from bot.clock import Clock
from bot.keys import Keys, same
from bot.store import Database
from bot.store.tables import contact_requests
from bot.tickets.desk import TicketDesk
from bot.tickets.ticket import TicketDraft, subject_of

VALID_FOR = timedelta(minutes=30)
TRIES = 5
DIGITS = 6
# One address and nothing that could become a second header or recipient; whether it exists, the code tells.
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})\.[A-Za-z0-9-]{2,63}")


class WrongCode(Exception):
    """Not the code that was mailed. `left`: how many tries remain; 0 when the request is dead."""

    def __init__(self, left: int) -> None:
        super().__init__(str(left))
        self.left = left


@dataclass(frozen=True)
class ContactRequest:
    """What somebody wrote on the contact page. `topic` is the name of a matter, or None."""

    topic: str | None
    message: str
    email: str
    language: str
    conversation_id: str | None


def is_email(text: str) -> bool:
    """Whether this can be an email address."""
    return bool(_EMAIL.fullmatch(text))


class ContactDesk:
    """Takes messages and confirms addresses. The code is kept only as a keyed hash."""

    def __init__(self, database: Database, clock: Clock, keys: Keys, tickets: TicketDesk) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys
        self._tickets = tickets

    async def begin(self, request: ContactRequest) -> tuple[str, str]:
        """Keep the message; gives its id and the code to mail."""
        id, code = secrets.token_urlsafe(16), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        at = self._clock()
        code_hash = self._keys.hash_code("contact", id, code)
        async with self._database.write() as connection:
            await connection.execute(
                insert(contact_requests).values(
                    **request.__dict__, id=id, code_hash=code_hash, tries=0, created_at=at, expires_at=at + VALID_FOR
                )
            )
        return id, code

    async def confirm(self, id: str, code: str, matter_name: Callable[[str, str], str]) -> int:
        """The number of the ticket that the message has become; the right code again gives the same number.

        Args:
            matter_name: language and matter -> its name, for the subject line.

        Raises:
            WrongCode: counted before compared, so that no number of parallel guesses gets more tries.
        """
        async with self._database.write() as connection:
            count = (
                update(contact_requests)
                .where(contact_requests.c.id == id, contact_requests.c.expires_at > self._clock())
                .where(contact_requests.c.tries < TRIES)
                .values(tries=contact_requests.c.tries + 1)
                .returning(contact_requests.c.tries)
            )
            tries = (await connection.execute(count)).scalar_one_or_none()
        if tries is None:
            raise WrongCode(left=0)
        async with self._database.write() as connection:
            query = select(contact_requests).where(contact_requests.c.id == id).with_for_update()
            row = (await connection.execute(query)).mappings().one()
            if not same(row["code_hash"], self._keys.hash_code("contact", id, code.strip())):
                raise WrongCode(left=TRIES - int(tries))
            if row["ticket_number"] is not None:
                return int(row["ticket_number"])
            ticket = await self._tickets.open_in(connection, _draft(dict(row), matter_name))
            await connection.execute(
                update(contact_requests).where(contact_requests.c.id == id).values(ticket_number=ticket.number)
            )
        return ticket.number


def _draft(row: dict[str, Any], matter_name: Callable[[str, str], str]) -> TicketDraft:
    topic_name = matter_name(row["language"], row["topic"]) if row["topic"] else None
    return TicketDraft(
        kind="contact",
        account_id=None,
        email=row["email"],
        subject=subject_of(topic_name, row["message"]),
        text=row["message"],
        category=row["topic"],
        language=row["language"],
        conversation_id=row["conversation_id"],
        contact_id=row["id"],
    )
