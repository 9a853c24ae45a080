"""Messages in, events out, over HTTP. The socket uses the same two functions."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from bot.conversation.conversation import Conversation
from bot.conversation.event import Event
from bot.conversation.log import UnknownButton
from bot.edge.errors import Refusal
from bot.edge.health import CAME_BACK
from bot.edge.keys import LIMITS, SERVICES, WORKER
from bot.edge.limits import MESSAGES
from bot.edge.schema import (
    LONGEST_MESSAGE,
    Accepted,
    ButtonView,
    ConversationView,
    Events,
    EventView,
    SendMessage,
)
from bot.edge.visitor import conversation_of, visitor_of
from bot.identity.visitors import Visitor

SNAPSHOT_AFTER = 500


async def send_message(request: web.Request, body: SendMessage) -> Accepted:
    """Accept a message. The answer is sent only after it is committed."""
    visitor = await visitor_of(request)
    conversation = await conversation_of(request, visitor, request.match_info["id"])
    return await accept(request, visitor, conversation, body)


async def read_events(request: web.Request) -> Events:
    """What was said after a number; of a long absence only the newest part, and that is said."""
    visitor = await visitor_of(request)
    conversation = await conversation_of(request, visitor, request.match_info["id"])
    after = request.query.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) < 10):
        raise Refusal("bad_request", detail="after")
    start = max(int(after), snapshot_start(conversation))
    events = await request.app[SERVICES].log.events(conversation.id, start, SNAPSHOT_AFTER)
    last_seq = events[-1].seq if events else min(int(after), conversation.last_seq)
    return Events(events=[event_view(event) for event in events], last_seq=last_seq, resync=start > int(after))


def snapshot_start(conversation: Conversation) -> int:
    """The number after which a snapshot begins: it holds the newest part of a long conversation."""
    return max(0, conversation.last_seq - SNAPSHOT_AFTER)


async def accept(request: web.Request, visitor: Visitor, conversation: Conversation, body: SendMessage) -> Accepted:
    """Check, commit, wake the bot. Raises Refusal; then nothing was stored and nothing is lost in the browser."""
    services = request.app[SERVICES]
    text = _checked(body)
    if not request.app[LIMITS].allow(MESSAGES, visitor.id):
        raise Refusal("rate_limited")
    try:
        standing = services.reception.standing_button(body.button or "", conversation.language)
        accepted = await services.log.accept(
            conversation.id, body.client_msg_id, text=text, button=body.button, standing=standing
        )
    except UnknownButton as error:
        raise Refusal("unknown_button") from error
    if accepted.came_back:
        CAME_BACK.inc()
    request.app[WORKER].wake()
    services.watchers.ring(conversation.id)
    return Accepted(client_msg_id=accepted.client_msg_id, seq=accepted.seq)


def _checked(body: SendMessage) -> str | None:
    if (body.text is None) == (body.button is None):
        raise Refusal("bad_request", detail="text | button")
    if body.text is None:
        return None
    # A lone surrogate can be sent in JSON and stored nowhere.
    text = body.text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()
    if not text:
        raise Refusal("empty")
    if len(text) > LONGEST_MESSAGE:
        raise Refusal("too_long", limit=LONGEST_MESSAGE)
    return text


def event_view(event: Event) -> EventView:
    """An event as the pages see it: the same, with its buttons by id only."""
    buttons = [ButtonView.model_validate(dict(button)) for button in event.buttons]
    plain = {name: getattr(event, name) for name in EventView.model_fields if name not in ("buttons", "parts")}
    return EventView(**plain, parts=list(event.parts), buttons=buttons)


def conversation_view(conversation: Conversation, events: Sequence[Event]) -> ConversationView:
    """The state of a conversation: who answers, and how far the log goes."""
    owner, _, agent = conversation.owner.partition(":")
    names = [event.author_name for event in events if event.author == "agent" and event.author_name]
    return ConversationView(
        id=conversation.id,
        last_seq=events[-1].seq if events else conversation.last_seq,
        owner=owner,  # type: ignore[arg-type]  # the column holds exactly these words
        agent_name=names[-1] if agent and names else None,
        closed=conversation.closed_at is not None,
    )
