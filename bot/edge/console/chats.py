"""Conversations in the console: reading them, and every act upon one."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from aiohttp import web

from bot.conversation.event import Event
from bot.desk.agent import Agent
from bot.desk.board import Board, Card
from bot.desk.owner import QUEUE, OwnerChanged
from bot.desk.room import NoRoom
from bot.edge.console.account import agent_view
from bot.edge.console.errors import DeskRefusal
from bot.edge.console.gate import agent_of, conversation_for, may_look, session_of
from bot.edge.console.schema import (
    BoardView,
    CardView,
    ColleagueView,
    Log,
    NoteView,
    Nothing,
    Say,
    Transfer,
)
from bot.edge.conversations import SNAPSHOT_AFTER, event_view
from bot.edge.errors import Refusal
from bot.edge.keys import SERVICES
from bot.edge.schema import LONGEST_MESSAGE, Accepted
from bot.wiring import Services

Result = TypeVar("Result")


async def read_board(request: web.Request) -> BoardView:
    """The queue, one's own conversations, the colleagues."""
    session = await session_of(request)
    return await board_view(request.app[SERVICES], session.agent)


async def read_log(request: web.Request) -> Log:
    """What stands in a conversation after a number."""
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    after = request.query.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        raise Refusal("bad_request", detail="after")
    return await log_view(request.app[SERVICES], conversation.id, int(after), conversation.last_seq)


async def accept(request: web.Request, body: Nothing) -> Nothing:
    """Take a conversation out of the queue."""
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    await act(request, agent, conversation.id, request.app[SERVICES].desk.chat.accept(conversation.id, agent))
    return Nothing()


async def say(request: web.Request, body: Say) -> Accepted:
    """Say something in one's own conversation. The same `client_msg_id` again is the same message."""
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    said = request.app[SERVICES].desk.chat.send(conversation.id, agent, body.client_msg_id, checked(body.text))
    seq = await act(request, agent, conversation.id, said)
    return Accepted(client_msg_id=body.client_msg_id, seq=seq)


async def transfer(request: web.Request, body: Transfer) -> Nothing:
    """Pass a conversation on: to a colleague who is there, or back to the queue."""
    services = request.app[SERVICES]
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    if body.to is None:
        language = body.language if services.languages.is_spoken(body.language or "") else None
        await act(request, agent, conversation.id, services.desk.chat.give_back(conversation.id, agent, language))
        return Nothing()
    colleague = next((one for one in await services.presence.there() if one.agent.id == body.to), None)
    if colleague is None or colleague.agent.id == agent.id:
        raise DeskRefusal("not_there")
    await act(request, agent, conversation.id, services.desk.chat.transfer(conversation.id, agent, colleague.agent))
    return Nothing()


async def end(request: web.Request, body: Nothing) -> Nothing:
    """Give a conversation back to the assistant."""
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    await act(request, agent, conversation.id, request.app[SERVICES].desk.chat.end(conversation.id, agent))
    return Nothing()


async def write_note(request: web.Request, body: Say) -> NoteView:
    """Leave a note that colleagues see and visitors never."""
    services = request.app[SERVICES]
    agent = await agent_of(request)
    conversation = await conversation_for(request, agent)
    note_id = await services.desk.notes.write(conversation.id, agent, body.client_msg_id, checked(body.text))
    written = await services.desk.notes.of(conversation.id)
    return next(NoteView(**note.__dict__) for note in written if note.id == note_id)


async def act(request: web.Request, agent: Agent, conversation_id: str, doing: Awaitable[Result]) -> Result:
    """Do it and tell everybody who watches.

    Raises DeskRefusal `taken` when somebody else owns it now, `full` or `colleague_full` when there is no room for it;
    Refusal `not_found` when it went, a moment ago, where this agent may not look.
    """
    services = request.app[SERVICES]
    try:
        done = await doing
    except OwnerChanged as error:
        found = await services.log.find(conversation_id)
        known = found is not None and await may_look(services, agent, found)
        raise (DeskRefusal("taken") if known else Refusal("not_found")) from error
    except NoRoom as error:
        code = "full" if error.agent.id == agent.id else "colleague_full"
        raise DeskRefusal(code, name=error.agent.name, most=error.agent.most_chats) from error
    services.watchers.ring(conversation_id)
    services.watchers.ring(QUEUE)
    return done


def checked(text: str) -> str:
    """What may be stored of a text that an agent wrote. Raises Refusal `empty` or `too_long`."""
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()
    if not clean:
        raise Refusal("empty")
    if len(clean) > LONGEST_MESSAGE:
        raise Refusal("too_long", limit=LONGEST_MESSAGE)
    return clean


async def log_view(services: Services, conversation_id: str, after: int, last_seq: int) -> Log:
    """Everything after a number; of a long absence only the newest part, and that is said."""
    start = max(after, last_seq - SNAPSHOT_AFTER)
    events: list[Event] = await services.log.events(conversation_id, start, SNAPSHOT_AFTER)
    return Log(events=[event_view(event) for event in events], cut=start > after)


async def board_view(services: Services, agent: Agent) -> BoardView:
    """The board as this agent sees it."""
    board: Board = await services.desk.boards.now()
    others = [card for card in board.taken if card.owner != agent.owner] if agent.oversees else []
    here = [one for one in board.present if one.agent.id == agent.id]
    colleagues = [
        ColleagueView(
            **agent_view(one.agent).model_dump(),
            available=one.available,
            chats=one.chats,
            most_chats=one.agent.most_chats,
        )
        for one in board.present
        if one.agent.id != agent.id
    ]
    return BoardView(
        available=any(one.available for one in here),
        most_chats=agent.most_chats,
        queue=[card_view(card, agent) for card in board.queue],
        mine=[card_view(card, agent) for card in board.of(agent)],
        others=[card_view(card, agent) for card in others],
        colleagues=colleagues,
        tickets=board.open_tickets,
    )


def card_view(card: Card, agent: Agent) -> CardView:
    """A card as this agent sees it: for whom else it rings is nobody's business."""
    plain = {name: getattr(card, name) for name in CardView.model_fields if name != "rings"}
    return CardView(**plain, rings=card.offered_to == agent.id)
