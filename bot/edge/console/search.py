"""Search over past conversations: agents find those that they have had, managers and admins everybody's."""

from __future__ import annotations

from aiohttp import web

from bot.desk.archive import Wanted
from bot.edge.console.gate import agent_of
from bot.edge.console.schema import FoundView, Results, Search
from bot.edge.keys import SERVICES


async def search(request: web.Request, body: Search) -> Results:
    """The newest conversations that fit. What is looked for stands in no address, and so in no server's log."""
    agent = await agent_of(request)
    desk = request.app[SERVICES].desk
    found = await desk.archive.find(Wanted(**body.model_dump()), agent, everybodys=agent.oversees)
    return Results(found=[FoundView(**one.__dict__) for one in found])
