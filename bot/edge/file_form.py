"""A file that comes in as a form, streamed, and one that goes out so that no browser ever runs or shows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from aiohttp import BodyPartReader, MultipartReader, web
from aiohttp.http_exceptions import BadHttpMessage

from bot.conversation.masking import mask
from bot.edge.errors import Refusal
from bot.edge.route import FORM, parse
from bot.edge.schema import AddFile
from bot.files.attachment import MOST_IN_ALL, MOST_WITH_A_MESSAGE, Attachment, TooMany
from bot.files.folder import LARGEST, Folder, Kept, TooLarge
from bot.files.kind import UnknownKind

MEGABYTE = 1024 * 1024
AROUND_THE_FILE = 64 * 1024  # bytes of a form that are not the file
PIECE = 64 * 1024
LONGEST_FIELD = 200  # bytes
AS_DATA_ONLY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}

Adding = Callable[[str, str, Kept], Awaitable[Attachment]]  # client_msg_id, name, file


async def take_file(request: web.Request, folder: Folder, add: Adding) -> Attachment:
    """Take the one file of a form of `client_msg_id`, then `file`. The same id again is the same file.

    Raises Refusal, and what `add` raises besides TooMany.
    """
    if (request.content_length or 0) > LARGEST + AROUND_THE_FILE:
        raise _too_large()
    try:
        form, kept = await _receive(request, folder)
        return await add(form.client_msg_id, _masked(form.file), kept)
    except TooLarge as error:
        raise _too_large() from error
    except UnknownKind as error:
        raise Refusal("file_kind") from error
    except TooMany as error:
        raise Refusal("too_many_files", message=MOST_WITH_A_MESSAGE, most=MOST_IN_ALL) from error


def to_be_saved(found: tuple[Attachment, Path] | None) -> web.FileResponse:
    """A file as an answer that no browser runs or shows. Raises Refusal `not_found` if there is none."""
    if found is None:
        raise Refusal("not_found")
    attachment, path = found
    named = {"Content-Type": attachment.media_type, "Content-Disposition": _saved_as(attachment.name)}
    return web.FileResponse(path, headers={**named, **AS_DATA_ONLY})


async def _receive(request: web.Request, folder: Folder) -> tuple[AddFile, Kept]:
    """The form's fields and its file, which is never in memory as a whole. Raises Refusal, TooLarge, UnknownKind."""
    if request.content_type != FORM:
        raise Refusal("bad_request", detail=f"Content-Type: {FORM}")
    try:
        reader = await request.multipart()
        client_msg_id = await _text(await _part(reader, "client_msg_id"))
        part = await _part(reader, "file")
        # Browsers write a quotation mark in a name this way, see "multipart/form-data" in the HTML standard.
        form = parse(AddFile, {"client_msg_id": client_msg_id, "file": (part.filename or "").replace("%22", '"')})
        return form, await folder.keep(_pieces(part))
    except (ValueError, RuntimeError, BadHttpMessage) as error:
        raise Refusal("bad_request", detail=FORM) from error
    except (web.RequestPayloadError, ConnectionError) as error:
        raise Refusal("bad_request", detail=FORM) from error  # the sender has gone; nobody hears this


async def _part(reader: MultipartReader, name: str) -> BodyPartReader:
    part = await reader.next()
    if not isinstance(part, BodyPartReader) or part.name != name:
        raise Refusal("bad_request", detail=name)
    return part


async def _text(part: BodyPartReader) -> str:
    text = b""
    while not part.at_eof() and len(text) <= LONGEST_FIELD:
        text += await part.read_chunk(LONGEST_FIELD)
    return text.decode()


async def _pieces(part: BodyPartReader) -> AsyncIterator[bytes]:
    while not part.at_eof():
        yield await part.read_chunk(PIECE)


def _masked(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return mask(stem) + dot + ending if dot else mask(name)


def _saved_as(name: str) -> str:
    """RFC 6266: a plain name for old programs, the real one for all others."""
    plain = "".join(letter if letter.isascii() and letter not in '"\\%' else "_" for letter in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _too_large() -> Refusal:
    return Refusal("file_too_large", limit=LARGEST // MEGABYTE)
