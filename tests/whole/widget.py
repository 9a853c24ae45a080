"""A visitor's widget, as the API sees it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import jwt

from bot.keys import Keys

API = "/api/v1"


@dataclass
class Widget:
    """One conversation; `buttons` are all that were offered, by title."""

    http: aiohttp.ClientSession
    token: str
    conversation: str
    opening: list[dict[str, Any]]
    buttons: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def open(cls, http: aiohttp.ClientSession, data: Path, plan: str | None, language: str) -> Widget:
        identity = None if plan is None else sign(data, plan, language, f"acct-{uuid4().hex[:8]}")
        return await cls.enter(http, identity, language)

    @classmethod
    async def enter(
        cls,
        http: aiohttp.ClientSession,
        identity: str | None,
        language: str,
        address: str = "",
        token: str | None = None,
    ) -> Widget:
        """As somebody whose company has signed who they are, or as a stranger. token: of an earlier session here."""
        body = {"identity_token": identity, "page_language": language, "time_zone": "Europe/London"}
        body |= {"visitor_token": token}
        async with http.post(f"{API}/sessions", json=body, headers={"X-Forwarded-For": address}) as answer:
            assert answer.status == 200, await answer.text()
            opened = await answer.json()
        widget = cls(http, opened["visitor_token"], opened["conversation"]["id"], opened["events"])
        widget._remember(opened["events"])
        return widget

    async def call(self, method: str, path: str, **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.http.request(method, API + path, headers=headers, **more) as answer:
            return await answer.json()

    async def send(self, text: str, client_msg_id: str | None = None) -> int:
        """Send, and give the number under which it was committed."""
        return await self._post({"text": text}, client_msg_id)

    async def say(self, text: str) -> list[dict[str, Any]]:
        """Send, and give what was answered."""
        return await self.answer_to(await self.send(text))

    async def press(self, title: str) -> list[dict[str, Any]]:
        """Press a button that was offered."""
        return await self.answer_to(await self.push(title))

    async def push(self, title: str) -> int:
        """Press a button, and give the number under which that was committed."""
        assert title in self.buttons, f"no button {title!r} among {list(self.buttons)}"
        return await self._post({"button": self.buttons[title]}, None)

    async def tap(self, button: str) -> int:
        """Press one of those that are on offer at any time, by id."""
        return await self._post({"button": button}, None)

    async def rate(self, answer: Mapping[str, Any]) -> None:
        """Answer the newest question how a chat was."""
        asked = [part["id"] for part in parts(await self.events(), "rating")]
        body = {"rating": asked[-1], **answer}
        taken = await self.call("POST", f"/conversations/{self.conversation}/rating", json=body)
        assert taken == {"taken": True}, taken

    async def answer_to(self, seq: int, seconds: float = 60) -> list[dict[str, Any]]:
        """Everything that was answered to a message; waits for it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            events = await self.events()
            answers = [event for event in events if event["in_reply_to"] == seq]
            if answers:
                self._remember(answers)
                return answers
            await asyncio.sleep(0.05)
        raise AssertionError(f"no answer to {seq}")

    async def events(self, after: int = 0) -> list[dict[str, Any]]:
        content = await self.call("GET", f"/conversations/{self.conversation}/events", params={"after": after})
        return list(content["events"])

    async def _post(self, message: dict[str, str], client_msg_id: str | None) -> int:
        body = {"client_msg_id": client_msg_id or uuid4().hex, **message}
        accepted = await self.call("POST", f"/conversations/{self.conversation}/messages", json=body)
        assert "seq" in accepted, accepted
        return int(accepted["seq"])

    def _remember(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            for button in event["buttons"]:
                self.buttons[button["title"]] = button["id"]
            for part in parts([event], "channels"):
                for offer in part["offers"]:
                    if offer["button"]:
                        self.buttons[offer["button"]["title"]] = offer["button"]["id"]


def sign(data: Path, plan: str, language: str, subject: str) -> str:
    """The identity that a customer's company would sign."""
    claims = {
        "sub": subject,
        "plan": plan,
        "name": "Camille Laurent",
        "email": "camille@verrier.example",
        "language": language,
        "signed_up_at": "2024-01-08T12:00:00+00:00",
        "aud": "switchyard",
        "exp": time.time() + 3600,
    }
    return jwt.encode(claims, Keys.load(data).identity, algorithm="HS256", headers={"kid": "main"})


def parts(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """The parts of one kind, in order."""
    return [part for event in events for part in event["parts"] if part["type"] == kind]


def words(events: list[dict[str, Any]]) -> str:
    """Everything that was said, without what was drawn."""
    return "\n".join(part["text"] for part in parts(events, "text"))


def offers(events: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The offers that were shown last, by channel, in their order."""
    return {offer["channel"]: offer for offer in parts(events, "channels")[-1]["offers"]}
