"""The live line of one conversation. It carries hints and copies; the log is the truth, so a cut loses nothing."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from aiohttp import WSMsgType, web
from pydantic import ValidationError

from bot.conversation.conversation import Conversation
from bot.edge.conversations import SNAPSHOT_AFTER, accept, conversation_view, event_view
from bot.edge.errors import Refusal, error_body
from bot.edge.keys import SERVICES
from bot.edge.schema import SendMessage
from bot.edge.visitor import conversation_of, visitor_of
from bot.identity.visitors import Visitor
from bot.store import StoreError

LARGEST_FRAME = 64 * 1024
LOOK_ANYWAY = 2.0  # seconds; a hint may get lost
HELLO_WITHIN = 10.0


async def talk(request: web.Request) -> web.WebSocketResponse:
    """Serve one socket until it closes."""
    socket = web.WebSocketResponse(heartbeat=45, max_msg_size=LARGEST_FRAME)
    await socket.prepare(request)
    try:
        hello = await asyncio.wait_for(socket.receive_json(), HELLO_WITHIN)
        visitor = await visitor_of(request, str(hello["visitor_token"]))
        conversation = await conversation_of(request, visitor, request.match_info["id"])
        line = _Line(request, socket, visitor, conversation, max(0, int(hello.get("after", 0))))
        await line.serve()
    except Refusal as refusal:
        await socket.send_json({"type": "error", **error_body(request, refusal)})
    except (asyncio.TimeoutError, KeyError, TypeError, ValueError):
        # receive_json raises these for anything that is not the hello that was asked for
        await socket.send_json({"type": "error", **error_body(request, Refusal("bad_request", detail="hello"))})
    await socket.close()
    return socket


class _Line:
    """One socket that has said who it is."""

    def __init__(
        self,
        request: web.Request,
        socket: web.WebSocketResponse,
        visitor: Visitor,
        conversation: Conversation,
        after: int,
    ) -> None:
        self.request = request
        self.services = request.app[SERVICES]
        self.socket = socket
        self.visitor = visitor
        self.conversation = conversation
        self.last_seq = after

    async def serve(self) -> None:
        view = conversation_view(self.conversation, [])
        await self.socket.send_json({"type": "ready", "last_seq": view.last_seq, "owner": view.owner})
        if self.conversation.last_seq - self.last_seq > SNAPSHOT_AFTER:
            await self.socket.send_json({"type": "resync"})
            self.last_seq = self.conversation.last_seq
        sender = asyncio.create_task(self.send_news())
        try:
            async for frame in self.socket:
                if frame.type is WSMsgType.TEXT:
                    await self.receive(frame)
        finally:
            sender.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await sender

    async def send_news(self) -> None:
        """Send what the log holds beyond the last number, whenever there is a hint, and now and then without."""
        with self.services.watchers.watch(self.conversation.id) as bell:
            while not self.socket.closed:
                bell.clear()
                with contextlib.suppress(StoreError):
                    await self.send_missing()
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(bell.wait(), LOOK_ANYWAY)

    async def send_missing(self) -> None:
        for event in await self.services.log.events(self.conversation.id, self.last_seq):
            view = event_view(event)
            await self.socket.send_json({"type": "event", "event": view.model_dump(mode="json")})
            self.last_seq = event.seq
            if event.author == "visitor" and self.conversation.owner == "bot":
                await self.socket.send_json({"type": "typing", "by": "bot"})

    async def receive(self, frame: Any) -> None:
        try:
            content = frame.json()
            kind = content.pop("type")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            await self.refuse(Refusal("bad_request", detail="frame"))
            return
        if kind == "ping":
            await self.socket.send_json({"type": "pong"})
        elif kind == "send":
            await self.take(content)

    async def take(self, content: dict[str, Any]) -> None:
        client_msg_id = content.get("client_msg_id")
        try:
            message = SendMessage.model_validate(content)
            fresh = await conversation_of(self.request, self.visitor, self.conversation.id)
            self.conversation = fresh
            accepted = await accept(self.request, self.visitor, fresh, message)
            await self.socket.send_json({"type": "ack", **accepted.model_dump()})
        except ValidationError as error:
            await self.refuse(Refusal("bad_request", detail=str(error.errors()[0]["loc"][:1])), client_msg_id)
        except StoreError:
            await self.refuse(Refusal("unavailable"), client_msg_id)
        except Refusal as refusal:
            await self.refuse(refusal, client_msg_id)

    async def refuse(self, refusal: Refusal, client_msg_id: object = None) -> None:
        body = error_body(self.request, refusal, self.conversation.language)
        await self.socket.send_json({"type": "error", "client_msg_id": client_msg_id, **body})
