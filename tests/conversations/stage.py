"""The real edge with a clock that can be set, before a real Rasa with the shipped model."""

from __future__ import annotations

import contextlib
import dataclasses
import subprocess
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import aiohttp
import jwt
from sqlalchemy import select

from bot import wiring
from bot.desk.agent import Agent
from bot.edge.server import running
from bot.settings import ROOT, Settings
from bot.store.tables import conversations, turns
from bot.supervisor.model import model_path
from bot.supervisor.supervisor import children
from bot.wiring import Services
from demo.customers import Customer, read
from tests.conversations.script import STRANGER
from tests.fakes import FakeClock, FakeMailer
from tests.people import MONDAY_AT_TEN
from tests.whole.house import AWAKE_WITHIN, three_free_ports
from tests.whole.widget import Widget

CUSTOMERS = read(ROOT / "demo" / "customers.yml").by_id
LOOPBACK = "127.0.0.1"
ZONE = ZoneInfo("Europe/Paris")


@contextlib.contextmanager
def brain_awake(data: Path) -> Iterator[Settings]:
    """A Rasa for the length of a block; gives the settings of an edge that it works with."""
    port = three_free_ports()
    settings = Settings(data=data, port=port, actions_port=port + 1, brain_port=port + 2, trusted_proxies=LOOPBACK)
    child = children(settings, model_path(settings))[0]
    with (data / "brain.txt").open("wb") as output:
        process = subprocess.Popen(
            child.command, cwd=child.folder, env=dict(child.environment or {}), stdout=output, stderr=output
        )
    try:
        _wait(f"http://127.0.0.1:{settings.brain_port}/webhooks/turn/")
        yield settings
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str) -> None:
    until = time.monotonic() + AWAKE_WITHIN
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the brain did not wake up")


class RunningClock(FakeClock):
    """Goes on by itself from where it was set: what is tried again in a second needs a second to pass."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return self.at + timedelta(seconds=time.monotonic() - self._began)


class Stage:
    """An edge with a store of its own."""

    def __init__(self, services: Services, clock: FakeClock, http: aiohttp.ClientSession) -> None:
        self.services = services
        self.clock = clock
        self.http = http
        self.consoles: dict[str, Agent] = {}  # whoever sits there, by session
        self.visitors = 0
        self.identities: dict[str, str | None] = {}  # by conversation; None for strangers

    def set_clock(self, local: datetime) -> None:
        self.clock.at = local.replace(tzinfo=ZONE)

    async def staff(self, languages: Sequence[str]) -> None:
        """Somebody sits at the console and takes chats in these languages; with none, nobody is there."""
        if not languages:
            return
        desk = self.services.desk
        agent, _ = await desk.staff.add("Dana", f"dana-{uuid4().hex[:6]}@team.example", languages, "agent")
        await self._sign_in(agent)

    async def _sign_in(self, agent: Agent) -> None:
        sessions = self.services.desk.sessions
        session = await sessions.recognise(await sessions.open(agent))
        assert session is not None
        await self.services.presence.set_available(session.id, True)
        self.consoles[session.id] = agent

    async def wait(self, duration: Mapping[str, float]) -> None:
        """The clock goes on; agents are still there, or again, since their sessions end overnight."""
        self.clock.at += timedelta(**duration)
        for console, agent in list(self.consoles.items()):
            if not await self.services.presence.heard(console):
                del self.consoles[console]
                await self._sign_in(agent)

    async def act(self, conversation: str, deed: str | Mapping[str, str]) -> None:
        """Whoever sits at the console accepts a conversation, says something in it, or ends it."""
        agent, chat = next(iter(self.consoles.values())), self.services.desk.chat
        if deed == "accept":
            await chat.accept(conversation, agent)
        elif deed == "end":
            await chat.end(conversation, agent)
        else:
            assert isinstance(deed, Mapping)
            await chat.send(conversation, agent, uuid4().hex, deed["says"])

    async def enter(self, who: str, page: str) -> Widget:
        """Somebody of the demo's customers, or a stranger, opens the widget on a page of a language."""
        # Everybody has an account and an address of their own: a customer would find their last conversation again,
        # and the limit by address is tested elsewhere.
        self.visitors += 1
        identity = None if who == STRANGER else self._identity(CUSTOMERS[who])
        address = str(ip_address("198.18.0.0") + self.visitors)
        widget = await Widget.enter(self.http, identity, page, address)
        self.identities[widget.conversation] = identity
        return widget

    async def reload(self, widget: Widget, page: str) -> None:
        """The same customer in the same conversation, after a session that is over; a stranger's lasts a month."""
        identity = self.identities[widget.conversation]
        if identity is not None:
            again = await Widget.enter(self.http, identity, page)
            assert again.conversation == widget.conversation, "the conversation was not found again"
            widget.token = again.token

    async def come_back(self, widget: Widget, page: str) -> list[dict[str, Any]]:
        """The visitor opens the widget anew in the same browser; gives what it shows then."""
        again = await Widget.enter(self.http, self.identities[widget.conversation], page, token=widget.token)
        assert again.conversation == widget.conversation, "the conversation was not found again"
        widget.token = again.token
        return again.opening

    async def reading(self, widget: Widget, seq: int) -> str | None:
        """How the model read the message with this number."""
        query = select(turns.c.understanding).where(turns.c.conversation_id == widget.conversation, turns.c.seq == seq)
        async with self.services.database.read() as connection:
            understanding = (await connection.execute(query)).scalar_one_or_none()
        return None if understanding is None else str(understanding["intent"]["name"])

    async def has_lost_the_thread(self, widget: Widget) -> bool:
        """Whether no rule said what comes next in some turn: Rasa then takes that turn back, and forgets it."""
        query = select(conversations.c.dialogue).where(conversations.c.id == widget.conversation)
        async with self.services.database.read() as connection:
            dialogue = (await connection.execute(query)).scalar_one()
        return any(event.get("name") == "action_default_fallback" for event in dialogue)

    def _identity(self, customer: Customer) -> str:
        claims = {
            "aud": "switchyard",
            "sub": f"{customer.id}-{self.visitors}",
            "name": customer.name,
            "email": customer.email,
            "plan": customer.plan,
            "language": customer.language,
            "signed_up_at": customer.signed_up_at(self.clock()).isoformat(),
            "exp": time.time() + 3600,
        }
        return jwt.encode(claims, self.services.keys.identity, algorithm="HS256", headers={"kid": "main"})


@contextlib.asynccontextmanager
async def staged(settings: Settings, files: wiring.Files, folder: Path) -> AsyncIterator[Stage]:
    """The edge on an empty store in a folder, for the length of a block."""
    clock = RunningClock(MONDAY_AT_TEN)
    own = dataclasses.replace(settings, database_url=f"sqlite+aiosqlite:///{folder / 'store.sqlite3'}")
    services = wiring.assemble(own, clock, files, mailer=FakeMailer())
    await services.database.migrate()
    try:
        async with running(services), aiohttp.ClientSession(f"http://127.0.0.1:{settings.port}") as http:
            yield Stage(services, clock, http)
    finally:
        await services.database.close()
