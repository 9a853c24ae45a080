"""Settings become services here, and nowhere else is anything chosen."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import structlog

from bot.article_knowledge import open_knowledge
from bot.clock import Clock, now
from bot.conversation.log import MessageLog
from bot.conversation.watchers import Watchers
from bot.desk.office import Office, open_office
from bot.desk.pin import PinOffice
from bot.desk.pin_ledger import StoredPins
from bot.desk.presence import Presence
from bot.helpcenter import HelpCenter, Library
from bot.helpcenter.feedback_log import FeedbackLog
from bot.helpcenter.helped_log import HelpedLog
from bot.helpcenter.knowledge import Knowledge
from bot.keys import Keys
from bot.language.languages import Languages
from bot.mail import Mailer
from bot.mail.folder import FolderMailer
from bot.mail.smtp import SmtpMailer
from bot.policy_file import PolicyFile
from bot.reception.reception import Reception
from bot.settings import Settings
from bot.store import Database
from bot.store.tables import article_feedback, helped
from bot.texts import Texts
from bot.tickets.contact import ContactDesk
from bot.tickets.desk import TicketDesk
from bot.understanding.packed import NoModel

log = structlog.get_logger(__name__)

# Seconds for reading articles at the start; whoever has so many that it takes longer is first searched by words alone.
READING_PATIENCE = 3.0


@dataclass(frozen=True)
class Files:
    """What people edit: read at the start, and taken over when it changes."""

    texts: Texts
    foreign_texts: Texts
    languages: Languages
    policy: PolicyFile
    help_center: HelpCenter


@dataclass(frozen=True)
class Services:
    """Everything that the edge and the actions work with."""

    settings: Settings
    keys: Keys
    clock: Clock
    files: Files
    database: Database
    log: MessageLog
    watchers: Watchers
    presence: Presence
    pins: PinOffice
    desk: Office
    tickets: TicketDesk
    contact: ContactDesk
    mailer: Mailer
    helped: HelpedLog
    feedback: FeedbackLog
    reception: Reception

    @property
    def texts(self) -> Texts:
        return self.files.texts

    @property
    def foreign_texts(self) -> Texts:
        return self.files.foreign_texts

    @property
    def languages(self) -> Languages:
        return self.files.languages

    @property
    def policy(self) -> PolicyFile:
        return self.files.policy

    @property
    def help_center(self) -> HelpCenter:
        return self.files.help_center


def wire(settings: Settings, clock: Clock = now) -> Services:
    """Build the services. Opens no connection yet; reads and proves the policy, reads texts and articles.

    Raises:
        PolicyError, TextsError, LanguagesError, OSError: when one of the files cannot be used.
    """
    languages = Languages.load(settings.root / "languages.yml")
    texts = Texts.load(settings.root / "texts", languages.fallback, languages.spoken)
    library = Library(settings.articles, settings.data)
    help_center = HelpCenter(library, fallback=texts.fallback, knowledge=_knowledge(settings, languages))
    help_center.refresh(READING_PATIENCE)
    files = Files(
        texts=texts,
        foreign_texts=Texts.load_foreign(settings.root / "texts"),
        languages=languages,
        policy=PolicyFile.open(settings.policy, today=lambda: clock().date()),
        help_center=help_center,
    )
    return assemble(settings, clock, files)


def assemble(settings: Settings, clock: Clock, files: Files, mailer: Mailer | None = None) -> Services:
    """The services around files that have been read."""
    keys = Keys.load(settings.data)
    database = Database(settings.database)
    tickets = TicketDesk(database, clock)
    presence = Presence(database, clock)
    desk = open_office(database, clock, files.texts, keys)
    return Services(
        settings=settings,
        keys=keys,
        clock=clock,
        files=files,
        database=database,
        log=MessageLog(database, clock),
        watchers=Watchers(),
        presence=presence,
        pins=PinOffice(StoredPins(database), clock, keys),
        desk=desk,
        tickets=tickets,
        contact=ContactDesk(database, clock, keys, tickets),
        mailer=mailer or _mailer(settings, clock),
        helped=HelpedLog(database, helped, clock),
        feedback=FeedbackLog(database, article_feedback, clock),
        reception=Reception(
            database=database,
            clock=clock,
            texts=files.texts,
            tickets=tickets,
            policy=files.policy,
            agents_available=desk.port.available,
        ),
    )


def _knowledge(settings: Settings, languages: Languages) -> Knowledge | None:
    """Search also asks the trained model what a question is about; without one it goes by words alone."""
    try:
        return open_knowledge(settings, languages)
    except NoModel as error:
        log.warning("search_without_model", why=str(error))
        return None


def _mailer(settings: Settings, clock: Clock) -> Mailer:
    if settings.smtp_url:
        return SmtpMailer(settings.smtp_url, settings.mail_from)
    return FolderMailer(settings.data / "mail", settings.mail_from, clock)


@functools.cache
def services() -> Services:
    """The services of this process, for those whom nobody hands any: `rasa run actions`."""
    return wire(Settings.from_environment())
