"""A caller's support PIN, typed by the agent. It is in no message, no log and no answer."""

from __future__ import annotations

from aiohttp import web

from bot.desk.pin import PinTry
from bot.edge.console.gate import agent_of
from bot.edge.console.schema import CallerPin, PinResult
from bot.edge.keys import SERVICES
from bot.identity import customer


async def verify_caller(request: web.Request, body: CallerPin) -> PinResult:
    """Whether this account and this PIN belong together; never why not."""
    services = request.app[SERVICES]
    agent = await agent_of(request)
    verification = await services.pins.verify(PinTry(body.account, body.pin, agent_id=agent.id))
    if verification is None:
        return PinResult(verified_at=None)
    async with services.database.read() as connection:
        account = await customer.find(connection, verification.account_id)
    name, plan = (account.name, account.plan) if account else (None, None)
    return PinResult(verified_at=verification.verified_at, name=name, plan=plan)
