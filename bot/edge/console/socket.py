"""The console's live line: the board whenever it changes, and the logs of one's conversations by `seq`.

The board is always sent whole, so a console that missed one has missed nothing. Of a log it gets what comes after
the number it saw last, and it says that number itself when it comes back after a cut.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from bot.conversation.conversation import Conversation
from bot.conversation.watchers import rings
from bot.desk.owner import QUEUE
from bot.desk.sessions import AgentSession
from bot.edge.console.chats import board_view, log_view
from bot.edge.console.gate import COOKIE, admits, may_see, session_of
from bot.edge.console.signs import ConsoleSigns
from bot.edge.keys import SERVICES
from bot.store import StoreError

LARGEST_FRAME = 64 * 1024
LOOK_ANYWAY = 0.5  # seconds; what visitors write and what other edges do is seen by looking
HELLO_WITHIN = 10.0
MOST_WATCHED = 100
SOCKETS = web.AppKey("sockets", set[web.WebSocketResponse])


async def live(request: web.Request) -> web.WebSocketResponse:
    """Serve one console until it closes. Raises as `session_of`."""
    session = await session_of(request)
    socket = web.WebSocketResponse(heartbeat=45, max_msg_size=LARGEST_FRAME)
    await socket.prepare(request)
    request.app[SOCKETS].add(socket)
    try:
        with contextlib.suppress(asyncio.TimeoutError, TypeError, ValueError, AttributeError, RecursionError):
            # receive_json raises these for anything but the hello: {"type": "hello", "seen": {"<id>": seq}}
            hello = await asyncio.wait_for(socket.receive_json(), HELLO_WITHIN)
            await _Line(request, socket, session, _numbers(hello.get("seen", {}))).serve()
    finally:
        request.app[SOCKETS].discard(socket)
    await socket.close()
    return socket


async def hang_up(app: web.Application) -> None:
    """The edge stops: consoles come back by themselves, and a restart does not wait for them."""
    closing = [socket.close(code=WSCloseCode.GOING_AWAY) for socket in app[SOCKETS].copy()]
    await asyncio.gather(*closing, return_exceptions=True)


def _numbers(seen: Any) -> dict[str, int]:
    return {str(id): int(seq) for id, seq in list(seen.items())[:MOST_WATCHED] if int(seq) >= 0}


class _Line:
    """One console that has said what it saw last."""

    def __init__(
        self, request: web.Request, socket: web.WebSocketResponse, session: AgentSession, seen: dict[str, int]
    ) -> None:
        self.request = request
        self.services = request.app[SERVICES]
        self.socket = socket
        self.session = session
        self.seen = seen  # conversation -> the last number that this console has
        self.watched: set[str] = set()  # looked at without being one's own
        self.admitted: set[str] = set()  # of those, the ones looked at out of turn
        self.board: dict[str, Any] = {}
        self.signs = ConsoleSigns(request, self.mine)
        self.bell = asyncio.Event()

    async def serve(self) -> None:
        await self.services.presence.heard(self.session.id)
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

    async def receive(self, frame: Any) -> None:
        try:
            content = frame.json()
            kind, conversation_id = content["type"], str(content.get("conversation", ""))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return
        if kind == "ping":
            await self.heard()
        elif kind == "watch" and len(self.watched) < MOST_WATCHED:
            self.watch(conversation_id, content.get("seq"))
        elif kind == "unwatch":
            self.watched.discard(conversation_id)
        elif kind == "typing":
            self.signs.type(conversation_id)
        elif kind == "seen":
            self.signs.see(conversation_id, content.get("seq"), sent=self.seen.get(conversation_id, 0))

    def watch(self, conversation_id: str, seq: object) -> None:
        """The console shows a conversation from the number on that it still has, whatever was sent here before."""
        self.watched.add(conversation_id)
        self.seen[conversation_id] = seq if isinstance(seq, int) and seq > 0 else 0
        self.bell.set()

    def mine(self) -> set[str]:
        """The agent's own conversations, as the console was last told."""
        return {card["id"] for card in self.board.get("mine", ())}

    async def heard(self) -> None:
        """The console is there. It says so every ten seconds; a closed tab or a sleeping machine does not."""
        with contextlib.suppress(StoreError):
            still = await self.services.desk.sessions.recognise(self.request.cookies.get(COOKIE))
            if still is None:
                await self.socket.send_json({"type": "over"})
                await self.socket.close()
                return
            self.session = still
            await self.services.presence.heard(self.session.id)
            await self.socket.send_json({"type": "pong"})

    async def send_news(self) -> None:
        with self.services.watchers.watch(QUEUE) as bell:
            self.bell = bell
            with self.signs.listen(bell):
                await self.send_whenever(bell)

    async def send_whenever(self, bell: asyncio.Event) -> None:
        while not self.socket.closed:
            bell.clear()
            with contextlib.suppress(StoreError):
                await self.send_board()
                await self.send_logs()
            for frame in self.signs.news():
                await self.socket.send_json(frame)
            await rings(bell, LOOK_ANYWAY)

    async def send_board(self) -> None:
        board = (await board_view(self.services, self.session.agent)).model_dump(mode="json")
        if board != self.board:
            await self.socket.send_json({"type": "board", "board": board})
            self.board = board

    async def send_logs(self) -> None:
        for card in self.board["mine"]:
            await self.send_log(card["id"], card["last_seq"])
        for conversation_id in list(self.watched):
            conversation = await self.services.log.find(conversation_id)
            if conversation is None or not await self.may_watch(conversation):
                self.watched.discard(conversation_id)
            else:
                await self.send_log(conversation_id, conversation.last_seq)
        # A console lets go of logs that it does not list. One that comes back is sent whole; it skips what it has.
        shown = self.mine() | self.watched
        self.seen = {id: seq for id, seq in self.seen.items() if id in shown}

    async def may_watch(self, conversation: Conversation) -> bool:
        """As the gate has it; a look out of turn is written down once for each line."""
        if may_see(self.session.agent, conversation) or conversation.id in self.admitted:
            return True
        if not await admits(self.services, self.session.agent, conversation):
            return False
        self.admitted.add(conversation.id)
        return True

    async def send_log(self, conversation_id: str, last_seq: int) -> None:
        after = self.seen.get(conversation_id, 0)
        if last_seq <= after:
            return
        log = await log_view(self.services, conversation_id, after, last_seq)
        await self.socket.send_json({"type": "log", "conversation": conversation_id, **log.model_dump(mode="json")})
        if self.seen.get(conversation_id, 0) == after:  # else the console has meanwhile said what it has
            self.seen[conversation_id] = log.events[-1].seq if log.events else last_seq
