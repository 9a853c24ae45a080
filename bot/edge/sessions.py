"""Opening the widget: who is it, which conversation goes on, and the greeting of a new one."""

from __future__ import annotations

import structlog
from aiohttp import web

from bot.conversation.conversation import Conversation
from bot.conversation.event import Entry
from bot.edge.address import address_of
from bot.edge.conversations import conversation_view, event_view, snapshot_start
from bot.edge.errors import Refusal
from bot.edge.keys import LIMITS, SERVICES
from bot.edge.limits import SESSIONS
from bot.edge.schema import OpenSession, Session, VisitorView
from bot.identity import customer, visitors
from bot.identity.customer import Account, IdentityError
from bot.identity.visitors import Visitor
from bot.reception.case import known_zone
from bot.wiring import Services

log = structlog.get_logger(__name__)

KEY_ID = "main"


async def open_session(request: web.Request, body: OpenSession) -> Session:
    """Greet a new visitor, or show a returning one the conversation as they left it."""
    if not request.app[LIMITS].allow(SESSIONS, address_of(request)):
        raise Refusal("rate_limited")
    services = request.app[SERVICES]
    account = _identify(services, body.identity_token)
    visitor, token = await _visitor(services, account, body)
    conversation = await services.log.latest(visitor.id, visitor.account_id)
    if conversation is None:
        conversation = await _begin(services, visitor, account, body)
    elif body.page_url:
        await services.log.moved(conversation.id, body.page_url)
    events = await services.log.events(conversation.id, snapshot_start(conversation))
    return Session(
        visitor_token=token,
        visitor=VisitorView(signed_in=account is not None, name=account.name if account else None),
        language=conversation.language,
        sign_in_url=services.settings.sign_in or None,
        conversation=conversation_view(conversation, events),
        events=[event_view(event) for event in events],
    )


def _identify(services: Services, token: str | None) -> Account | None:
    if token is None:
        return None
    try:
        plans = frozenset(services.policy.current.plans) - {"visitor"}
        return customer.verify(token, services.keys.identity_keys, plans)
    except IdentityError as error:
        log.warning("identity_refused", why=str(error))
        raise Refusal("identity_refused") from error


async def _visitor(services: Services, account: Account | None, body: OpenSession) -> tuple[Visitor, str]:
    """The visitor that the browser's token names, if it is still the same person; else a new one."""
    at = services.clock()
    zone = body.time_zone if known_zone(body.time_zone) else None
    async with services.database.write() as connection:
        if account is not None:
            await customer.remember(connection, account, at)
        known = await visitors.recognise(connection, body.visitor_token, at)
        account_id = account.id if account else None
        # After signing in or out, or as somebody else, nobody goes on with the earlier conversation.
        if known is not None and body.visitor_token and known.account_id == account_id:
            return known, body.visitor_token
        return await visitors.welcome(connection, account_id, zone, at)


async def _begin(services: Services, visitor: Visitor, account: Account | None, body: OpenSession) -> Conversation:
    language = _first_language(services, body.page_language, account)
    conversation = await services.log.open(visitor.id, visitor.account_id, language, body.page_language, body.page_url)
    await services.log.say(conversation.id, [_greeting(services, language, account)])
    return await services.log.find(conversation.id) or conversation


def _first_language(services: Services, page_language: str | None, account: Account | None) -> str:
    for tag in (page_language, account.language if account else None):
        code = (tag or "").lower().split("-")[0]
        if services.languages.is_spoken(code):
            return code
    return services.languages.fallback


def _greeting(services: Services, language: str, account: Account | None) -> Entry:
    policy, texts = services.policy.current, services.texts
    name = (account.name or "").split(" ")[0] if account else ""
    key = "opening.greeting_named" if name else "opening.greeting"
    text = texts.say(language, key, **{**policy.parameters, "name": name})
    buttons = [
        {"title": texts.say(language, f"matter.{matter}"), "payload": f'/choose_matter{{"matter": "{matter}"}}'}
        for matter in policy.opening_matters
    ]
    return Entry("message", "bot", parts=[{"type": "text", "text": text}], buttons=buttons)
