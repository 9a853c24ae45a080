"""The real public application on a real store, with a fake brain behind it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import jwt
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.conversation.worker import TurnWorker
from bot.edge.app import create_app
from bot.identity.customer import Account
from bot.wiring import Services

API = "/api/v1"


@pytest.fixture
async def browser(services: Services, worker: TurnWorker) -> AsyncIterator[TestClient[Any, Any]]:
    """Somebody's browser. The bot answers as in production, only at once."""
    running = asyncio.create_task(worker.run())
    async with TestClient(TestServer(create_app(services, worker))) as client:
        yield client
    worker.stop()
    await running


@dataclass
class Session:
    """An opened widget."""

    browser: TestClient[Any, Any]
    opened: dict[str, Any]

    @property
    def token(self) -> str:
        return str(self.opened["visitor_token"])

    @property
    def conversation(self) -> str:
        return str(self.opened["conversation"]["id"])

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def call(self, method: str, path: str, **more: Any) -> tuple[int, Any]:
        async with self.browser.request(method, API + path, headers=self.headers, **more) as answer:
            return answer.status, await answer.json()

    async def send(self, **message: Any) -> tuple[int, Any]:
        return await self.call("POST", f"/conversations/{self.conversation}/messages", json=message)

    async def events(self, after: int = 0) -> list[dict[str, Any]]:
        _, content = await self.call("GET", f"/conversations/{self.conversation}/events", params={"after": after})
        return list(content["events"])

    async def answers(self, count: int) -> list[dict[str, Any]]:
        """Waits until the bot has said that many things, and gives all events."""
        for _ in range(200):
            events = await self.events()
            if sum(event["author"] == "bot" for event in events) >= count:
                return events
            await asyncio.sleep(0.02)
        raise AssertionError(f"the bot said too little: {events}")


def identity(services: Services, account: Account) -> str:
    """The token that the customer's company would sign."""
    claims = {
        "sub": account.id,
        "plan": account.plan,
        "name": account.name,
        "email": account.email,
        "language": account.language,
        "signed_up_at": account.signed_up_at.isoformat() if account.signed_up_at else None,
        "aud": "switchyard",
        "exp": time.time() + 3600,
    }
    return jwt.encode(claims, services.keys.identity, algorithm="HS256", headers={"kid": "main"})


async def open_widget(browser: TestClient[Any, Any], **body: Any) -> Session:
    """Open the widget and expect to be let in."""
    async with browser.post(f"{API}/sessions", json=body) as answer:
        assert answer.status == 200, await answer.text()
        return Session(browser, await answer.json())
