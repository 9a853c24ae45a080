"""Files on tickets over HTTP: what is taken, from whom, and how it is given out."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.edge.keys import FILES
from bot.edge.route import LARGEST_BODY
from bot.files.folder import LARGEST
from bot.settings import ROOT
from bot.store.tables import ticket_files
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.edge.conftest import API, Session, identity, open_widget
from tests.people import CHLOE, JONAS

Browser = TestClient[Any, Any]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
FORM = {"Content-Type": "multipart/form-data; boundary=edge"}


def field(name: str, content: bytes, filename: str | None = None) -> bytes:
    """A field as a browser writes it."""
    named = "" if filename is None else '; filename="' + filename.replace('"', "%22") + '"'
    return f'--edge\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + content + b"\r\n"


def form(content: bytes, filename: str = "error.png", client_msg_id: str = "client-id-1") -> bytes:
    return field("client_msg_id", client_msg_id.encode()) + field("file", content, filename) + b"--edge--\r\n"


async def send(session: Session, body: Any, headers: dict[str, str] = FORM) -> tuple[int, Any]:
    path = f"{API}/tickets/1001/files"
    async with session.browser.post(path, data=body, headers={**session.headers, **headers}) as answer:
        return answer.status, await answer.json()


async def refusal(session: Session, body: Any) -> tuple[int, str]:
    status, content = await send(session, body)
    return status, content["error"]["code"]


@pytest.fixture
async def chloe(browser: Browser, services: Services) -> Session:
    """She has ticket 1001."""
    session = await open_widget(browser, identity_token=identity(services, CHLOE))
    await services.tickets.open(TicketDraft("ticket", CHLOE.id, None, "Charged", "Twice", "refund", "en"))
    return session


def on_disk(browser: Browser) -> set[str]:
    assert browser.app is not None
    return set(browser.app[FILES].folder.ids())


async def test_a_screenshot_is_taken_listed_and_given_back_as_it_was(browser: Browser, chloe: Session) -> None:
    status, stored = await send(chloe, form(PNG, "Écran d’erreur.png"))
    assert (status, stored["name"], stored["size"]) == (201, "Écran d’erreur.png", len(PNG))
    _, ticket = await chloe.call("GET", "/tickets/1001")
    assert ticket["files"] == [stored]
    async with browser.get(f"{API}/tickets/1001/files/{stored['id']}", headers=chloe.headers) as answer:
        assert (answer.status, await answer.read()) == (200, PNG)
        assert answer.content_disposition is not None
        assert answer.content_disposition.filename == "Écran d’erreur.png"


@pytest.mark.parametrize("content", [PNG, b"<script>alert(1)</script>", "Grüße".encode("latin-1")])
async def test_no_browser_runs_or_shows_what_is_served(browser: Browser, chloe: Session, content: bytes) -> None:
    _, stored = await send(chloe, form(content, "page.html"))
    async with browser.get(f"{API}/tickets/1001/files/{stored['id']}", headers=chloe.headers) as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.content_type == ("image/png" if content == PNG else "text/plain")


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
async def test_a_program_in_disguise_is_refused_and_gone(browser: Browser, chloe: Session, language: str) -> None:
    status, content = await send(chloe, form(b"MZ\x90\0\x03\0", "photo.png"), {**FORM, "Accept-Language": language})
    assert (status, content["error"]["code"], content["error"]["retry"]) == (415, "file_kind", False)
    assert "PDF" in content["error"]["message"]
    assert on_disk(browser) == set()


async def test_a_file_that_is_too_large_is_refused_and_gone(browser: Browser, chloe: Session) -> None:
    assert await refusal(chloe, form(b"x" * (LARGEST + 1), "x.log")) == (413, "file_too_large")
    assert await refusal(chloe, form(b"x" * (LARGEST + LARGEST_BODY), "x.log")) == (413, "file_too_large")
    assert on_disk(browser) == set()
    status, stored = await send(chloe, form(b"x" * LARGEST, "x.log"))
    assert (status, stored["size"]) == (201, LARGEST)


async def test_a_file_that_does_not_say_how_large_it_is_is_measured(browser: Browser, chloe: Session) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield form(b"x")[: -len(b"\r\n--edge--\r\n")]
        for _ in range(12):
            yield b"x" * 1024 * 1024

    assert await refusal(chloe, endless()) == (413, "file_too_large")
    assert on_disk(browser) == set()


async def test_the_other_routes_keep_their_limit(chloe: Session) -> None:
    message = {"client_msg_id": "client-id-1", "text": "x" * LARGEST_BODY}
    assert (await chloe.call("POST", "/tickets/1001/messages", json=message))[0] == 413


async def test_somebody_elses_ticket_is_not_there(browser: Browser, services: Services, chloe: Session) -> None:
    _, stored = await send(chloe, form(PNG))
    jonas = await open_widget(browser, identity_token=identity(services, JONAS))
    assert await refusal(jonas, form(PNG)) == (404, "not_found")
    assert (await jonas.call("GET", f"/tickets/1001/files/{stored['id']}"))[0] == 404
    await services.tickets.open(TicketDraft("ticket", JONAS.id, None, "Spam", "Spam", "spam_folder", "de"))
    assert (await jonas.call("GET", f"/tickets/1002/files/{stored['id']}"))[0] == 404
    assert on_disk(browser) == {stored["id"]}


async def test_a_stranger_sends_nothing(browser: Browser, chloe: Session) -> None:
    assert await refusal(await open_widget(browser), form(PNG)) == (403, "sign_in_first")


async def test_an_upload_that_is_sent_again_is_one_file(browser: Browser, chloe: Session) -> None:
    first, again = [await send(chloe, form(PNG)) for _ in range(2)]
    assert first == again
    assert on_disk(browser) == {first[1]["id"]}


async def test_the_sixth_file_with_a_message_is_refused_with_the_way_on(browser: Browser, chloe: Session) -> None:
    for place in range(5):
        assert (await send(chloe, form(PNG, client_msg_id=f"client-id-{place}")))[0] == 201
    status, content = await send(chloe, form(PNG, client_msg_id="client-id-5"), {**FORM, "Accept-Language": "en"})
    assert (status, content["error"]["code"]) == (409, "too_many_files")
    assert "5" in content["error"]["message"] and "20" in content["error"]["message"]
    assert len(on_disk(browser)) == 5


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../secrets/identity", "identity.png"),
        ('an "odd"; name=x.png', 'an "odd"; name=x.png'),
        ("100 %.png", "100 %.png"),
        ("report.exe", "report.exe.png"),
    ],
)
async def test_a_name_with_paths_or_quotes_is_only_a_name(
    browser: Browser, chloe: Session, sent: str, shown: str
) -> None:
    _, stored = await send(chloe, form(PNG, sent))
    assert stored["name"] == shown
    async with browser.get(f"{API}/tickets/1001/files/{stored['id']}", headers=chloe.headers) as answer:
        assert answer.content_disposition is not None and answer.content_disposition.filename == shown


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no form at all",
        field("file", PNG, "a.png") + b"--edge--\r\n",
        field("client_msg_id", b"short") + field("file", PNG, "a.png") + b"--edge--\r\n",
        field("client_msg_id", b"x" * 5000) + field("file", PNG, "a.png") + b"--edge--\r\n",
        field("client_msg_id", b"\xff" * 10) + field("file", PNG, "a.png") + b"--edge--\r\n",
        field("client_msg_id", b"client-id-1") + b"--edge--\r\n",
        field("client_msg_id", b"client-id-1") + field("file", PNG, "a.png"),
        b"--edge\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n--in--\r\n--edge--\r\n",
    ],
)
async def test_what_is_no_such_form_is_refused_and_leaves_nothing(
    browser: Browser, chloe: Session, body: bytes
) -> None:
    assert await refusal(chloe, body) == (400, "bad_request")
    assert on_disk(browser) == set()


async def test_json_is_no_form(chloe: Session) -> None:
    status, content = await send(chloe, b"{}", {"Content-Type": "application/json"})
    assert (status, content["error"]["code"]) == (400, "bad_request")


async def test_what_a_cut_left_behind_is_swept_at_the_next_start(
    browser: Browser, chloe: Session, services: Services
) -> None:
    _, lost = await send(chloe, form(PNG))
    _, stays = await send(chloe, form(PNG, client_msg_id="client-id-2"))
    async with services.database.write() as connection:
        await connection.execute(ticket_files.delete().where(ticket_files.c.id == lost["id"]))
    assert browser.app is not None
    for start in browser.app.on_startup:
        await start(browser.app)
    assert on_disk(browser) == {stays["id"]}


def test_the_widget_refuses_what_the_server_would() -> None:
    script = (ROOT / "web" / "widget" / "attachments.js").read_text("utf-8")
    found = re.search(r"const LARGEST = ([\d *]+);", script)
    assert found is not None and eval(found[1]) == LARGEST
