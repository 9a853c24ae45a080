"""What visitors attach: to tickets, in a chat, and to a message of the contact page."""

from __future__ import annotations

import structlog
from aiohttp import web

from bot.edge.account import own_ticket
from bot.edge.address import address_of
from bot.edge.errors import Refusal
from bot.edge.file_form import take_file, to_be_saved
from bot.edge.keys import FILES, LIMITS, SERVICES
from bot.edge.limits import MESSAGES
from bot.edge.schema import FileView
from bot.edge.visitor import conversation_of, visitor_of
from bot.files.attachment import Attachment
from bot.files.attachments import Attachments
from bot.files.chat_files import VISITOR, NobodyLooks
from bot.files.contact_files import RequestOver
from bot.files.folder import Folder, Kept
from bot.store import StoreError

log = structlog.get_logger(__name__)


def keep_files(app: web.Application) -> None:
    """Give an application its attachments; what an interrupted upload left behind is swept at the start."""
    services = app[SERVICES]
    folder = Folder(services.settings.data / "files")
    app[FILES] = Attachments(services.database, services.clock, folder)
    app.on_startup.append(_sweep)


async def add_to_ticket(request: web.Request) -> FileView:
    """Add a file to a ticket."""
    ticket = await own_ticket(request)
    _hold_back(request, (await visitor_of(request)).id)
    files = request.app[FILES]

    async def add(client_msg_id: str, name: str, kept: Kept) -> Attachment:
        return await files.tickets.add(ticket.number, client_msg_id, name, kept)

    return FileView.of(await take_file(request, files.folder, add))


async def read_from_ticket(request: web.Request) -> web.FileResponse:
    """The content of a ticket's file, to be saved."""
    ticket = await own_ticket(request)
    return to_be_saved(await request.app[FILES].tickets.find(ticket.number, request.match_info["id"]))


async def send_in_chat(request: web.Request) -> FileView:
    """Send a file to the person who has the conversation, or will have it. The bot has no eyes."""
    visitor = await visitor_of(request)
    conversation = await conversation_of(request, visitor, request.match_info["id"])
    _hold_back(request, visitor.id)
    files = request.app[FILES]

    async def add(client_msg_id: str, name: str, kept: Kept) -> Attachment:
        try:
            return await files.chats.add(conversation.id, VISITOR, client_msg_id, name, kept)
        except NobodyLooks as error:
            raise Refusal("nobody_looks") from error

    attachment = await take_file(request, files.folder, add)
    request.app[SERVICES].watchers.ring(conversation.id)
    return FileView.of(attachment)


async def read_from_chat(request: web.Request) -> web.FileResponse:
    """The content of a file that either side of a chat has sent, to be saved."""
    conversation = await conversation_of(request, await visitor_of(request), request.match_info["id"])
    return to_be_saved(await request.app[FILES].chats.find(conversation.id, request.match_info["file"]))


async def add_to_contact(request: web.Request) -> FileView:
    """Add a file to a message of the contact page whose code is not given yet. Its id is the key to it."""
    _hold_back(request, f"contact files {address_of(request)}")
    files, contact_id = request.app[FILES], request.match_info["id"]
    await files.contacts.forget_unconfirmed()

    async def add(client_msg_id: str, name: str, kept: Kept) -> Attachment:
        try:
            return await files.contacts.add(contact_id, client_msg_id, name, kept)
        except RequestOver as error:
            raise Refusal("code_dead") from error

    return FileView.of(await take_file(request, files.folder, add))


def _hold_back(request: web.Request, who: str) -> None:
    if not request.app[LIMITS].allow(MESSAGES, who):
        raise Refusal("rate_limited")


async def _sweep(app: web.Application) -> None:
    try:
        swept = await app[FILES].sweep()
    except StoreError as error:
        log.warning("files_not_swept", error=str(error))  # no reason to stay away; the next start tries again
        return
    if swept:
        log.info("files_swept", files=swept)
