"""Everything that live chat consists of, put together around one store."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.desk.archive import Archive
from bot.desk.audit import AuditLog
from bot.desk.board import Boards
from bot.desk.brief import Briefs
from bot.desk.chat import ChatDesk
from bot.desk.note import Notes
from bot.desk.port import ConsoleDesk, Desk
from bot.desk.presence import Presence
from bot.desk.rating import Ratings
from bot.desk.second_factor import SecondFactors
from bot.desk.sentences import Sentences
from bot.desk.sessions import AgentSessions
from bot.desk.staff import Staff
from bot.keys import Keys
from bot.store import Database


@dataclass(frozen=True)
class Office:
    """What the console works with."""

    staff: Staff
    sessions: AgentSessions
    second_factors: SecondFactors
    boards: Boards
    briefs: Briefs
    archive: Archive
    chat: ChatDesk
    notes: Notes
    ratings: Ratings
    audit: AuditLog
    port: Desk


def open_office(database: Database, clock: Clock, texts: Sentences, keys: Keys) -> Office:
    """The parts of live chat on a store. Opens no connection."""
    return Office(
        staff=Staff(database, clock),
        sessions=AgentSessions(database, clock),
        second_factors=SecondFactors(database, clock, keys),
        boards=Boards(database, clock),
        briefs=Briefs(database),
        archive=Archive(database),
        chat=ChatDesk(database, clock, texts),
        notes=Notes(database, clock),
        ratings=Ratings(database, clock, texts),
        audit=AuditLog(database),
        port=ConsoleDesk(Presence(database, clock)),
    )
