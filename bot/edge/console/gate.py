"""The one gate of the console: who is asking, and what they may see. Absent and forbidden are the same answer."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web

from bot.conversation.conversation import Conversation
from bot.desk.agent import ROLES, Agent
from bot.desk.owner import QUEUE
from bot.desk.sessions import AgentSession
from bot.edge.console.errors import DeskRefusal
from bot.edge.errors import Refusal
from bot.edge.keys import SERVICES
from bot.wiring import Services

COOKIE = "switchyard_agent"


async def session_of(request: web.Request) -> AgentSession:
    """The session of a request. Raises DeskRefusal `sign_in`, Refusal `not_found` for a page of somebody else."""
    check_origin(request)
    session = await request.app[SERVICES].desk.sessions.recognise(request.cookies.get(COOKIE))
    if session is None:
        raise DeskRefusal("sign_in")
    return session


async def agent_of(request: web.Request, role: str = "agent") -> Agent:
    """The agent of a request, of this role or a higher one. Raises DeskRefusal `sign_in`, Refusal `not_found`."""
    agent = (await session_of(request)).agent
    if ROLES.index(agent.role) < ROLES.index(role):
        raise Refusal("not_found")
    return agent


async def conversation_for(request: web.Request, agent: Agent) -> Conversation:
    """The conversation that a request names, if this agent may see it. Raises Refusal `not_found`.

    When it is not their turn, that they looked is written down.
    """
    services = request.app[SERVICES]
    conversation = await services.log.find(request.match_info["id"])
    if conversation is None or not await admits(services, agent, conversation):
        raise Refusal("not_found")
    return conversation


async def admits(services: Services, agent: Agent, conversation: Conversation) -> bool:
    """Whether an agent may look at a conversation: theirs, one that waits, one they have had, and a manager at each.

    A look out of turn is written into the audit log before it is granted.
    """
    if not await may_look(services, agent, conversation):
        return False
    if not may_see(agent, conversation):
        await services.desk.audit.add(services.clock(), agent.id, "viewed", conversation.id)
    return True


async def may_look(services: Services, agent: Agent, conversation: Conversation) -> bool:
    """As `admits`, for whoever shows nothing of the conversation."""
    if may_see(agent, conversation) or agent.oversees:
        return True
    return await services.desk.archive.had(agent.id, conversation.id)


def may_see(agent: Agent, conversation: Conversation) -> bool:
    """An agent sees what is theirs, and what waits for somebody."""
    return conversation.owner in (agent.owner, QUEUE)


def check_origin(request: web.Request) -> None:
    """No other website may use an agent's cookie, also where a browser does not keep SameSite. Raises Refusal."""
    origin = request.headers.get("Origin")
    ours = {request.host, urlsplit(request.app[SERVICES].settings.url).netloc}
    if origin is not None and urlsplit(origin).netloc not in ours:
        raise Refusal("not_found")
