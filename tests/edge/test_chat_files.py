"""A file in a chat over HTTP: the agent sees and saves what the visitor sends, and the visitor what the agent sends."""

from __future__ import annotations

from typing import Any

from aiohttp import FormData
from aiohttp.test_utils import TestClient

from bot.edge.console.gate import COOKIE
from bot.wiring import Services
from tests.edge.conftest import API, Session, identity, open_widget
from tests.edge.console.conftest import hand_to_queue
from tests.people import CHLOE, JONAS

Browser = TestClient[Any, Any]
GIF = b"GIF89a" + bytes(100)


def form(name: str = "error.gif", content: bytes = GIF) -> FormData:
    form = FormData(quote_fields=False)
    form.add_field("client_msg_id", "client-id-1")
    form.add_field("file", content, filename=name)
    return form


async def send(browser: Browser, address: str, headers: dict[str, str], **file: Any) -> tuple[int, Any]:
    async with browser.post(f"{address}/files", data=form(**file), headers=headers) as answer:
        return answer.status, await answer.json()


async def read(browser: Browser, address: str, headers: dict[str, str], id: str) -> tuple[int, bytes]:
    async with browser.get(f"{address}/files/{id}", headers=headers) as answer:
        return answer.status, await answer.read()


async def accepted(services: Services, session: Session) -> dict[str, str]:
    """Dev takes the visitor's conversation; gives the headers of Dev's console."""
    dev, _ = await services.desk.staff.add("Dev", "dev@team.example", ["en"], "agent")
    await hand_to_queue(services, session.conversation)
    await services.desk.chat.accept(session.conversation, dev)
    return {"Cookie": f"{COOKIE}={await services.desk.sessions.open(dev)}"}


async def test_each_side_sends_a_file_that_the_other_sees_and_saves(browser: Browser, services: Services) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    dev = await accepted(services, chloe)
    mine = (f"{API}/conversations/{chloe.conversation}", chloe.headers)
    devs = (f"/console/api/conversations/{chloe.conversation}", dev)
    for sender, reader, author in ((mine, devs, "visitor"), (devs, mine, "agent")):
        status, stored = await send(browser, *sender)
        assert (status, stored["name"]) == (201, "error.gif")
        shown = (await chloe.events())[-1]
        assert (shown["author"], shown["parts"]) == (
            author,
            [{"type": "file", "id": stored["id"], "name": "error.gif", "size": len(GIF)}],
        )
        for side in (sender, reader):
            assert await read(browser, *side, stored["id"]) == (200, GIF)


async def test_a_secret_in_its_name_is_masked(browser: Browser, services: Services) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    await accepted(services, chloe)
    address = f"{API}/conversations/{chloe.conversation}"
    _, stored = await send(browser, address, chloe.headers, name="4111 1111 1111 1111.gif")
    assert "4111 1111" not in stored["name"] and "•" in stored["name"]


async def test_the_bot_is_sent_no_file(browser: Browser, services: Services) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    status, answer = await send(browser, f"{API}/conversations/{chloe.conversation}", chloe.headers)
    assert (status, answer["error"]["code"], answer["error"]["retry"]) == (409, "nobody_looks", False)


async def test_somebody_elses_chat_and_its_files_are_not_there(browser: Browser, services: Services) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    await accepted(services, chloe)
    address = f"{API}/conversations/{chloe.conversation}"
    _, stored = await send(browser, address, chloe.headers)
    jonas = await open_widget(browser, identity_token=identity(services, JONAS))
    assert (await send(browser, address, jonas.headers))[0] == 404
    assert (await read(browser, address, jonas.headers, stored["id"]))[0] == 404
    his = f"{API}/conversations/{jonas.conversation}"
    assert (await read(browser, his, jonas.headers, stored["id"]))[0] == 404


async def test_a_program_in_disguise_is_refused(browser: Browser, services: Services) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    dev = await accepted(services, chloe)
    sides = (
        (f"{API}/conversations/{chloe.conversation}", chloe.headers),
        (f"/console/api/conversations/{chloe.conversation}", dev),
    )
    for side in sides:
        status, answer = await send(browser, *side, content=b"MZ\x90\0\x03\0")
        assert (status, answer["error"]["code"]) == (415, "file_kind")


async def test_the_transcript_on_a_ticket_names_the_file_and_the_ticket_has_it(
    browser: Browser, services: Services
) -> None:
    chloe = await open_widget(browser, identity_token=identity(services, CHLOE))
    dev = await accepted(services, chloe)
    await send(browser, f"{API}/conversations/{chloe.conversation}", chloe.headers)
    address = f"/console/api/conversations/{chloe.conversation}/ticket"
    async with browser.post(address, json={"subject": "Error"}, headers=dev) as answer:
        number = (await answer.json())["number"]
    _, ticket = await chloe.call("GET", f"/tickets/{number}")
    assert [file["name"] for file in ticket["files"]] == ["error.gif"]
    assert "error.gif" in ticket["messages"][0]["text"]
