"""The second factor over HTTP: an agent switches it on and off, and signing in asks for its code."""

from __future__ import annotations

import segno
from aiohttp import web

from bot.desk.agent import Agent
from bot.desk.second_factor import AlreadyOn, WrongCode
from bot.edge.console.errors import DeskRefusal
from bot.edge.console.gate import agent_of, session_of
from bot.edge.console.schema import CodeGiven, Enrolment, Nothing, RecoveryCodes, SecondFactorView
from bot.edge.keys import SERVICES

PIXELS = 5  # for one square of the QR code


async def read(request: web.Request) -> SecondFactorView:
    """Whether one's own is on."""
    agent = await agent_of(request)
    factors = request.app[SERVICES].desk.second_factors
    return SecondFactorView(on=await factors.is_on(agent.id), recovery_codes=await factors.codes_left(agent.id))


async def begin(request: web.Request, body: Nothing) -> Enrolment:
    """A new secret, as text and as a picture; it counts once a code of it was given."""
    agent = await agent_of(request)
    try:
        enrolment = await request.app[SERVICES].desk.second_factors.begin(agent)
    except AlreadyOn as error:
        raise DeskRefusal("second_factor_on") from error
    # White around and behind it: phones do not read it on a dark page otherwise.
    qr = segno.make(enrolment.address, micro=False).svg_data_uri(scale=PIXELS, light="#fff")
    return Enrolment(secret=enrolment.secret, qr=qr)


async def switch_on(request: web.Request, body: CodeGiven) -> RecoveryCodes:
    """The phone has the secret: from now on it is asked for. The recovery codes are in this answer only."""
    session = await session_of(request)
    factors = request.app[SERVICES].desk.second_factors
    try:
        return RecoveryCodes(codes=await factors.switch_on(session.agent, session.id, body.code))
    except WrongCode as error:
        raise DeskRefusal("code_wrong") from error
    except AlreadyOn as error:
        raise DeskRefusal("second_factor_on") from error


async def switch_off(request: web.Request, body: CodeGiven) -> Nothing:
    """The password alone is enough again. A code is needed, so that an open session alone cannot do it."""
    agent = await agent_of(request)
    try:
        await request.app[SERVICES].desk.second_factors.switch_off(agent, body.code)
    except WrongCode as error:
        raise DeskRefusal("code_wrong") from error
    return Nothing()


async def ask_for_code(request: web.Request, agent: Agent, code: str | None) -> None:
    """Let an agent on who has no second factor, or gives its code. Raises DeskRefusal `code_needed`, `code_wrong`."""
    factors = request.app[SERVICES].desk.second_factors
    if not await factors.is_on(agent.id):
        return
    if not code:
        raise DeskRefusal("code_needed")
    if not await factors.verify(agent.id, code):
        raise DeskRefusal("code_wrong")
