"""A PIN, a card, an account and a key, typed wherever anybody can type, are in no table, file, log or mail."""

from __future__ import annotations

import asyncio
import json
import re
import unicodedata
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import structlog
from aiohttp import DummyCookieJar, FormData
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client import generate_latest
from sqlalchemy import select

from bot import wiring
from bot.conversation.turns import TurnQueue
from bot.conversation.worker import TurnWorker
from bot.edge.app import create_app
from bot.edge.console.gate import COOKIE
from bot.edge.server import apology_of
from bot.identity.customer import Account
from bot.logs import set_up
from bot.store import Database
from bot.store.tables import metadata
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.conftest import welcome
from tests.edge.console.conftest import hand_to_queue
from tests.fakes import FakeBrain, FakeClock, FakeMailer
from tests.people import CHLOE, PRIYA

Client = TestClient[Any, Any]
CARD, IBAN, KEY = "4929123456789015", "DE89370400440532013000", "sk_live_9f8e7d6c5b4a39281706"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def forms(pin: str) -> list[str]:
    """What people type, each with at least one secret in it."""
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in CARD)
    return [
        pin,
        f"my PIN is {pin[:4]} {pin[4:]}",
        f"PIN: {pin[:4]}-{pin[4:]}, and the card {CARD}",
        f"code\u00a0{pin[:2]}\u00a0{pin[2:4]}\u00a0{pin[4:6]}\u00a0{pin[6:]}",
        f"{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]} 12/27 then {IBAN[:4]} {IBAN[4:8]} {IBAN[8:]} bitte",
        f"{wide} or {CARD[:4]}\u200b{CARD[4:8]}-{CARD[8:12]}-{CARD[12:]}",
        f"Authorization: {KEY} on {IBAN.lower()}.",
        f"https://shop.example/?key={KEY}&card={CARD}&pin={pin}",
    ]


@pytest.fixture
async def house(wired: Services, database: Database, tmp_path: Path, clock: FakeClock) -> AsyncIterator[Services]:
    """The shipped services on a store of each kind."""
    url = database.url.render_as_string(hide_password=False)
    settings = replace(wired.settings, data=tmp_path, database_url=url)
    fresh = wiring.assemble(settings, clock, wired.files, mailer=FakeMailer())
    yield fresh
    await fresh.database.close()


@pytest.fixture
async def client(house: Services) -> AsyncIterator[Client]:
    queue = TurnQueue(house.database, house.clock, lease=30)
    worker = TurnWorker(queue, FakeBrain(), house.watchers, house.clock, apology_of(house), patience=300)
    running = asyncio.create_task(worker.run())
    async with TestClient(TestServer(create_app(house, worker)), cookie_jar=DummyCookieJar()) as client:
        yield client
    worker.stop()
    await running


class Typist:
    """Types one text after the other into one field, as often as the limits allow."""

    def __init__(self, client: Client, headers: dict[str, str], name: str) -> None:
        self.client, self.headers, self.name, self.count = client, headers, name, 0

    async def __call__(self, method: str, path: str, **body: Any) -> Any:
        self.count += 1
        if "text" in body:
            body["client_msg_id"] = f"{self.name}-{self.count:04}"
        async with self.client.request(method, path, json=body or None, headers=self.headers) as answer:
            assert answer.status not in (404, 405, 500), (path, await answer.text())
            return await answer.json()

    async def attach(self, path: str, name: str) -> int:
        form = FormData(quote_fields=False)  # as browsers write names
        form.add_field("client_msg_id", f"file-of-{self.count:04}")
        form.add_field("file", PNG, filename=name, content_type="image/png")
        async with self.client.post(path, data=form, headers=self.headers) as answer:
            return answer.status


async def customer_of(house: Services, client: Client, clock: FakeClock, account: Account) -> tuple[Typist, str, int]:
    """Somebody signed in, with a conversation and a ticket."""
    visitor, token = await welcome(house.database, clock, account)
    talk = await house.log.open(visitor.id, account.id, "en", "en", None)
    ticket = await house.tickets.open(TicketDraft("ticket", account.id, account.email, "s", "t", None, "en"))
    return Typist(client, {"Authorization": f"Bearer {token}"}, account.id), talk.id, ticket.number


async def visitors_type(house: Services, client: Client, clock: FakeClock, texts: list[str]) -> tuple[str, int]:
    """Everything that a visitor can type into; gives a conversation and a ticket for the agents."""
    writes, _, ticket = await customer_of(house, client, clock, PRIYA)
    for text in texts[:5]:
        await writes("POST", f"/api/v1/tickets/{ticket}/messages", text=text)
        assert await writes.attach(f"/api/v1/tickets/{ticket}/files", f"{text.replace('/', '_')}.png") == 201
    types, talk, _ = await customer_of(house, client, clock, CHLOE)
    for text in texts:
        await types("POST", f"/api/v1/conversations/{talk}/messages", text=text)
        await types("POST", "/api/v1/sessions", page_url=f"https://shop.example/?code={text}")
        await types("GET", f"/api/v1/articles?{urlencode({'q': text})}")
    for text in texts[:5]:
        await types("POST", f"/api/v1/conversations/{talk}/pin", pin=text[:40], email=text)
    for text in texts[:4]:
        await types("POST", "/api/v1/contact", message=text, email="eva@example.org", language="en", topic=text[:60])
    await types("POST", "/api/v1/contact", message="x", email=f"{KEY} {texts[0]}", language="en")
    line = await client.ws_connect(f"/api/v1/conversations/{talk}/socket")
    token = types.headers["Authorization"].removeprefix("Bearer ")
    await line.send_json({"type": "hello", "visitor_token": token, "after": 0})
    await line.send_json({"type": "send", "client_msg_id": "canary-line", "text": texts[1]})
    while (await line.receive_json()).get("client_msg_id") != "canary-line":
        pass
    await line.close()
    return talk, ticket


async def agents_type(house: Services, client: Client, talk: str, ticket: int, texts: list[str]) -> None:
    """Everything that an agent can type into."""
    agent, _ = await house.desk.staff.add("Ada", "ada@team.example", ["en"], "manager")
    types = Typist(client, {"Cookie": f"{COOKIE}={await house.desk.sessions.open(agent)}"}, "agent")
    await hand_to_queue(house, talk)
    api, here = "/console/api", f"/console/api/conversations/{talk}"
    await house.desk.chat.accept(talk, agent)
    for text in texts:
        await types("POST", f"{here}/messages", text=text)
        await types("POST", f"{here}/notes", text=text)
        await types("POST", f"{api}/tickets/{ticket}/answers", text=text)
        await types("POST", f"{api}/pin", account=text, pin=text[:40])
        await types("POST", f"{api}/pin", account=PRIYA.id, pin=text[:40])
        await types("POST", f"{api}/search", words=text, email=text)
    for text in texts[:4]:
        await types("POST", f"{api}/sign-in", email=text, password=text)
        await types("POST", f"{api}/sign-in", email=f"{text}@team.example", password=text)
    await types("POST", f"{here}/transfer", to=texts[0], language=texts[0])
    await types("POST", f"{here}/ticket", subject=texts[2], note=texts[4])


def plain(text: str) -> str:
    """Letters and digits only, so that no way of writing hides anything."""
    shown = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)  # as JSON writes them
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", shown)).lower()


async def tables_of(database: Database) -> list[tuple[str, str]]:
    async with database.read() as connection:
        return [
            (f"table {table.name}", json.dumps([*map(list, await connection.execute(select(table)))], default=str))
            for table in metadata.sorted_tables
        ]


def files_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file's name and content; the store's own files too, with what a deleted row may leave in them."""
    for path in sorted(folder.rglob("*")):
        yield f"name of {path}", path.name
        if path.is_file():
            yield f"file {path}", path.read_bytes().decode("latin-1")


@pytest.fixture
def logs(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """Everything that the edge logs, as in production."""
    set_up("DEBUG", pretty=False)
    yield capsys
    structlog.reset_defaults()


async def test_what_nobody_should_have_typed_is_nowhere(
    house: Services, client: Client, clock: FakeClock, tmp_path: Path, logs: pytest.CaptureFixture[str]
) -> None:
    await welcome(house.database, clock, PRIYA)
    await welcome(house.database, clock, CHLOE)
    pin = (await house.pins.issue(CHLOE.id)).pin
    talk, ticket = await visitors_type(house, client, clock, forms(pin))
    await agents_type(house, client, talk, ticket, forms(pin))
    assert isinstance(house.mailer, FakeMailer) and house.mailer.sent
    places = [
        *await tables_of(house.database),
        *await asyncio.to_thread(lambda: list(files_of(tmp_path))),
        ("logs", "".join(logs.readouterr())),
        ("mail", str(house.mailer.sent)),
        ("metrics", generate_latest().decode()),
        ("audit", str(await house.desk.audit.lines())),
    ]
    for secret in (pin, CARD[:12], IBAN[:12], KEY[:16]):
        assert [name for name, content in places if plain(secret) in plain(content)] == [], secret
    seen = dict(places)
    assert "\\u2022\\u2022\\u2022" in seen["table events"] and "sign_in_refused" in seen["audit"]  # something was typed
