"""The live line of one conversation. It carries hints and copies; the log is the truth, so a cut loses nothing."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web
from pydantic import ValidationError

from bot.conversation.conversation import Conversation
from bot.conversation.watchers import rings
from bot.edge.conversations import SNAPSHOT_AFTER, accept, conversation_view, event_view
from bot.edge.errors import Refusal, error_body
from bot.edge.keys import LIMITS, SERVICES
from bot.edge.limits import Rule
from bot.edge.schema import SendMessage
from bot.edge.seen_signs import SEEN, SeenSigns
from bot.edge.typing_signs import TYPING, TypingSigns
from bot.edge.visitor import conversation_of, visitor_of
from bot.identity.visitors import Visitor
from bot.store import StoreError

LARGEST_FRAME = 64 * 1024
LOOK_ANYWAY = 2.0  # seconds; a hint may get lost
HELLO_WITHIN = 10.0
GOODBYE_WITHIN = 2.0  # seconds that a browser has for its half of the farewell
SIGNS = Rule(burst=5, per_minute=40)  # of typing; the widget gives one every three seconds
LINES = web.AppKey("lines", set[web.WebSocketResponse])


def add_line(app: web.Application, path: str) -> None:
    """Put the live line on an application, with what it needs there."""
    app[LINES] = set()
    app[TYPING] = TypingSigns()
    app[SEEN] = SeenSigns()
    app.router.add_get(path, talk)
    app.on_shutdown.append(hang_up)


async def hang_up(app: web.Application) -> None:
    """The edge stops: browsers come back by themselves, and a restart waits for none of them."""
    farewells = (socket.close(code=WSCloseCode.SERVICE_RESTART) for socket in app[LINES].copy())
    await asyncio.gather(*farewells, return_exceptions=True)


async def talk(request: web.Request) -> web.WebSocketResponse:
    """Serve one socket until it closes."""
    socket = web.WebSocketResponse(heartbeat=45, max_msg_size=LARGEST_FRAME, timeout=GOODBYE_WITHIN)
    await socket.prepare(request)
    request.app[LINES].add(socket)
    try:
        # A browser that is gone in the middle of a word fetches what it missed when it comes back.
        with contextlib.suppress(ConnectionError):
            await _converse(request, socket)
    finally:
        request.app[LINES].discard(socket)
    await socket.close()
    return socket


async def _converse(request: web.Request, socket: web.WebSocketResponse) -> None:
    try:
        hello = await asyncio.wait_for(socket.receive_json(), HELLO_WITHIN)
        visitor = await visitor_of(request, str(hello["visitor_token"]))
        conversation = await conversation_of(request, visitor, request.match_info["id"])
        line = _Line(request, socket, visitor, conversation, max(0, int(hello.get("after", 0))))
        await line.serve()
    except Refusal as refusal:
        await socket.send_json({"type": "error", **error_body(request, refusal)})
    except (asyncio.TimeoutError, KeyError, TypeError, ValueError):
        # receive_json raises these for anything that is not the hello that was asked for, a farewell among it
        if not socket.closed:
            await socket.send_json({"type": "error", **error_body(request, Refusal("bad_request", detail="hello"))})


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
        self.agent_types = False  # since it was last told
        self.agent_saw = 0  # the number that was last told
        self.bell = asyncio.Event()

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
            # Not cancelled: in the middle of a look into the store that would take its connection along.
            await self.socket.close()
            self.bell.set()
            with contextlib.suppress(ConnectionError):
                await sender

    async def send_news(self) -> None:
        """Send what the log holds beyond the last number, whenever there is a hint, and now and then without."""
        conversation_id = self.conversation.id
        with self.services.watchers.watch(conversation_id) as bell:
            self.bell = bell

            def hear(_: str) -> None:
                self.agent_types = True
                bell.set()

            typing, seen = self.request.app[TYPING], self.request.app[SEEN]
            with typing.listen(conversation_id, hear), seen.listen(conversation_id, lambda _: bell.set()):
                await self.send_whenever(bell)

    async def send_whenever(self, bell: asyncio.Event) -> None:
        while not self.socket.closed:
            bell.clear()
            with contextlib.suppress(StoreError):
                await self.send_missing()
            await self.send_sign()
            await rings(bell, LOOK_ANYWAY)

    async def send_missing(self) -> None:
        events = await self.services.log.events(self.conversation.id, self.last_seq)
        for event in events:
            view = event_view(event)
            await self.socket.send_json({"type": "event", "event": view.model_dump(mode="json")})
            self.last_seq = event.seq
        # Only for what has no answer yet, and people may have taken over since this line was opened.
        if events and events[-1].author == "visitor":
            self.conversation = await self.services.log.find(self.conversation.id) or self.conversation
            if self.conversation.owner == "bot":
                await self.socket.send_json({"type": "typing", "by": "bot"})

    async def send_sign(self) -> None:
        if self.agent_types:
            self.agent_types = False
            await self.socket.send_json({"type": "typing", "by": "agent"})
        seen = self.request.app[SEEN].seen(self.conversation.id, "agent")
        if seen > self.agent_saw:
            self.agent_saw = seen
            await self.socket.send_json({"type": "seen", "by": "agent", "seq": seen})

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
        elif kind == "typing" and self.request.app[LIMITS].allow(SIGNS, f"typing {self.visitor.id}"):
            self.request.app[TYPING].visitor_types(self.conversation.id)
        elif kind == "seen":
            self.see(content.get("seq"))

    def see(self, seq: object) -> None:
        """The visitor has an event on the screen; none that was not sent here yet."""
        if isinstance(seq, int) and 0 < seq <= self.last_seq:
            self.request.app[SEEN].saw(self.conversation.id, "visitor", seq)

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
