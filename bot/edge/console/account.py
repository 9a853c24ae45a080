"""Agents coming and going: sign in, sign out, the invitation, and the demo's agent."""

from __future__ import annotations

from ipaddress import ip_address

from aiohttp import web

from bot.desk.agent import Agent
from bot.desk.password import SHORTEST
from bot.desk.sessions import VALID_FOR
from bot.desk.staff import EmailTaken, InvitationOver
from bot.edge.console.errors import DeskRefusal
from bot.edge.console.gate import COOKIE, check_origin, session_of
from bot.edge.console.schema import AgentView, Available, InvitationView, Me, Nothing, Password, SignIn, SignOut
from bot.edge.console.second_factor import ask_for_code
from bot.edge.errors import Handler, Refusal
from bot.edge.keys import LIMITS, SERVICES
from bot.edge.limits import Rule
from bot.edge.schema import TextsView

LOGINS = Rule(burst=5, per_minute=1)  # for one address of an agent
LOGINS_FROM = Rule(burst=20, per_minute=6)  # from one machine
OPENED = web.RequestKey("opened", str)  # the token of a session that this request opened
CLOCK = "widget.clock"  # agents read times as their visitors do
DEMO_EMAIL = "dev.demo@switchyard.example"


async def read_me(request: web.Request) -> Me:
    """Who is signed in, if anybody is."""
    services = request.app[SERVICES]
    session = await services.desk.sessions.recognise(request.cookies.get(COOKIE))
    return Me(
        agent=agent_view(session.agent) if session else None,
        available=session.available if session else False,
        demo=is_demo(request),
        languages=list(services.texts.languages),
    )


async def read_texts(request: web.Request) -> TextsView:
    """Every word that the console shows, the canned replies, and how times are written, in one language."""
    texts, language = request.app[SERVICES].texts, request.match_info["language"]
    if language not in texts.languages:
        raise Refusal("not_found")
    shown = texts.section(language, "console", "desk", "matter", "state")
    return TextsView(language=language, texts=shown | {CLOCK: texts.section(language, "widget")[CLOCK]})


async def sign_in(request: web.Request, body: SignIn) -> Me:
    """Open a session for an address and its password."""
    check_origin(request)
    limits, services = request.app[LIMITS], request.app[SERVICES]
    email = body.email.strip().lower()
    if not (limits.allow(LOGINS_FROM, f"login {request.remote}") and limits.allow(LOGINS, f"login {email}")):
        raise DeskRefusal("rate_limited")
    agent = await services.desk.staff.with_password(email, body.password)
    if agent is None:
        await services.desk.sessions.refused(email)
        raise DeskRefusal("sign_in_wrong")
    await ask_for_code(request, agent, body.code)
    return await _open(request, agent)


async def sign_in_for_demo(request: web.Request, body: Nothing) -> Me:
    """The demo's agent, without a password: in the demo only, and only from this machine."""
    check_origin(request)
    if not is_demo(request):
        raise Refusal("not_found")
    services = request.app[SERVICES]
    staff = services.desk.staff
    agent = await staff.with_email(DEMO_EMAIL)
    if agent is None:
        try:
            agent, _ = await staff.add("Dev Demo", DEMO_EMAIL, tuple(services.languages.spoken), "admin")
        except EmailTaken as error:  # made at the same moment, or removed on purpose
            raise Refusal("not_found") from error
    return await _open(request, agent)


async def sign_out(request: web.Request, body: SignOut) -> Nothing:
    """End this session, or all of this agent's."""
    session = await session_of(request)
    sessions = request.app[SERVICES].desk.sessions
    await (sessions.close_all(session) if body.everywhere else sessions.close(session))
    return Nothing()


async def read_invitation(request: web.Request) -> InvitationView:
    """Whom an invitation is for."""
    agent = await request.app[SERVICES].desk.staff.invited(request.match_info["token"])
    if agent is None:
        raise DeskRefusal("invitation_over")
    second_factor = await request.app[SERVICES].desk.second_factors.is_on(agent.id)
    return InvitationView(name=agent.name, email=agent.email, second_factor=second_factor)


async def accept_invitation(request: web.Request, body: Password) -> Me:
    """Set the password, which uses the invitation up, and sign in."""
    check_origin(request)
    if len(body.password) < SHORTEST:
        raise DeskRefusal("password_short", shortest=SHORTEST)
    if not request.app[LIMITS].allow(LOGINS_FROM, f"login {request.remote}"):
        raise DeskRefusal("rate_limited")
    staff, token = request.app[SERVICES].desk.staff, request.match_info["token"]
    guest = await staff.invited(token)
    if guest is not None:  # whoever reads the agent's mail does not have their phone
        await ask_for_code(request, guest, body.code)
    try:
        agent = await staff.set_password(token, body.password)
    except InvitationOver as error:
        raise DeskRefusal("invitation_over") from error
    return await _open(request, agent)


async def set_available(request: web.Request, body: Available) -> Available:
    """Take chats from now on, or take no more."""
    session = await session_of(request)
    await request.app[SERVICES].presence.set_available(session.id, body.available)
    return body


def is_demo(request: web.Request) -> bool:
    """Whether this is the demo, asked from the machine it runs on and not through a proxy or a foreign name."""
    if not request.app[SERVICES].settings.demo or request.headers.keys() & {"Forwarded", "X-Forwarded-For"}:
        return False
    name = request.url.host or ""
    return _is_loopback(request.remote or "") and (name == "localhost" or _is_loopback(name))


def agent_view(agent: Agent) -> AgentView:
    """An agent as the console shows them."""
    plain = {name: getattr(agent, name) for name in ("id", "name", "role")}
    return AgentView(**plain, languages=list(agent.languages))


async def _open(request: web.Request, agent: Agent) -> Me:
    services = request.app[SERVICES]
    request[OPENED] = await services.desk.sessions.open(agent)
    languages = list(services.texts.languages)
    return Me(agent=agent_view(agent), available=False, demo=is_demo(request), languages=languages)


@web.middleware
async def keep_cookie(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Hands a session that was opened in this request to the browser, where no script can read it."""
    response = await handler(request)
    if OPENED in request:
        response.set_cookie(
            COOKIE,
            request[OPENED],
            max_age=int(VALID_FOR.total_seconds()),
            path="/console",
            httponly=True,
            samesite="Strict",
            secure=request.app[SERVICES].settings.url.startswith("https:"),
        )
    return response


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
