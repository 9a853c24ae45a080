"""Which visitor is asking, and which conversation is theirs: the one gate of the visitor API."""

from __future__ import annotations

from aiohttp import web

from bot.conversation.conversation import Conversation
from bot.edge.errors import Refusal
from bot.edge.keys import SERVICES
from bot.identity import customer, visitors
from bot.identity.customer import Account
from bot.identity.visitors import Visitor


def bearer(request: web.Request) -> str | None:
    """The token of `Authorization: Bearer …`."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


async def visitor_of(request: web.Request, token: str | None = None) -> Visitor:
    """The visitor of a request. Raises Refusal `session_over`."""
    services = request.app[SERVICES]
    async with services.database.read() as connection:
        visitor = await visitors.recognise(connection, token or bearer(request), services.clock())
    if visitor is None:
        raise Refusal("session_over")
    return visitor


async def account_of(request: web.Request, visitor: Visitor) -> Account:
    """The account of a signed-in visitor. Raises Refusal `sign_in_first`."""
    services = request.app[SERVICES]
    async with services.database.read() as connection:
        account = await customer.find(connection, visitor.account_id)
    if account is None:
        raise Refusal("sign_in_first")
    return account


async def conversation_of(request: web.Request, visitor: Visitor, conversation_id: str) -> Conversation:
    """A conversation that this visitor may see. Absent and forbidden are the same. Raises Refusal `not_found`."""
    conversation = await request.app[SERVICES].log.find(conversation_id)
    if conversation is None or not may_see(visitor, conversation):
        raise Refusal("not_found")
    return conversation


def may_see(visitor: Visitor, conversation: Conversation) -> bool:
    """A customer sees their account's conversations, a stranger only those of their own browser."""
    if conversation.account_id is not None:
        return conversation.account_id == visitor.account_id
    return conversation.visitor_id == visitor.id
