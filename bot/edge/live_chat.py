"""What a visitor does while people look after the conversation, besides writing: show the PIN, stop waiting, rate."""

from __future__ import annotations

from aiohttp import web

from bot.conversation.conversation import BOT, Conversation
from bot.conversation.event import Entry
from bot.desk.pin import PinTry
from bot.desk.rating import Answer
from bot.edge.console.patience import steward_of
from bot.edge.errors import Refusal
from bot.edge.keys import LIMITS, SERVICES
from bot.edge.limits import MESSAGES, PINS
from bot.edge.schema import Left, PinAnswer, PinGiven, RatingGiven, RatingTaken
from bot.edge.visitor import conversation_of, visitor_of
from bot.wiring import Services


async def verify_pin(request: web.Request, body: PinGiven) -> PinAnswer:
    """Check a PIN typed into its own field. It becomes no message, and a wrong one gets the same answer always."""
    services = request.app[SERVICES]
    conversation, visitor_id = await _own(request)
    if not request.app[LIMITS].allow(PINS, f"pin {visitor_id}"):
        raise Refusal("rate_limited")
    account = conversation.account_id or body.email or ""
    verification = await services.pins.verify(PinTry(account, body.pin, conversation_id=conversation.id))
    key = "desk.pin_right" if verification else "desk.pin_wrong"
    message = services.texts.say(conversation.language, key)
    if verification is not None:
        parts = [{"type": "text", "text": message}, {"type": "verified"}]
        entries = [Entry("message", "system", parts)]
        if conversation.account_id is None and conversation.owner == BOT:
            entries.append(await _channels_now(services, conversation))
        await services.log.say(conversation.id, entries)
        services.watchers.ring(conversation.id)
    at = verification.verified_at if verification else None
    return PinAnswer(verified=verification is not None, verified_at=at, message=message)


async def _channels_now(services: Services, conversation: Conversation) -> Entry:
    """What somebody who has just proven an account may use: its channels, in this conversation."""
    reception, language = services.reception, conversation.language
    case = await reception.case(conversation.id)
    recorded = await reception.decide(case, language, None, "proven")
    text = {"type": "text", "text": services.texts.say(language, "channels.intro")}
    return Entry("message", "bot", [text, reception.part(case, recorded, language)])


async def rate_chat(request: web.Request, body: RatingGiven) -> RatingTaken:
    """Say how a chat was, once, or skip it. Raises Refusal `not_found` for what was never asked here."""
    services = request.app[SERVICES]
    conversation, visitor_id = await _own(request)
    if not request.app[LIMITS].allow(MESSAGES, visitor_id):
        raise Refusal("rate_limited")
    comment = body.comment.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    answer = Answer(body.stars, body.solved, comment)
    taken = await services.desk.ratings.give(conversation, body.rating, answer)
    if taken is None:
        raise Refusal("not_found")
    services.watchers.ring(conversation.id)
    return RatingTaken(taken=taken)


async def leave_queue(request: web.Request) -> Left:
    """Wait no longer: the assistant is back, with a way to a ticket."""
    conversation, _ = await _own(request)
    return Left(left=await steward_of(request.app[SERVICES]).leave(conversation.id))


async def _own(request: web.Request) -> tuple[Conversation, str]:
    visitor = await visitor_of(request)
    return await conversation_of(request, visitor, request.match_info["id"]), visitor.id
